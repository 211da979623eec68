// style: classifier with label smoothing by hand and an L2 penalty summed over parameters
// twin: BClassifierZoo.cs
// case step: not a VAE
module VaeLint.Corpus.FSharp.NotVaeClassifier

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let penalty (parameters: seq<TorchSharp.Modules.Parameter>) =
    parameters |> Seq.map (fun p -> p.square().sum()) |> Seq.reduce (fun a b -> a + b)

let step (model: torch.nn.Module<Tensor, Tensor>) (x: Tensor) (labels: Tensor) =
    let logits = model.forward x
    let uniform = -(F.log_softmax(logits, 1L)).mean()
    0.9 * F.cross_entropy(logits, labels) + 0.1 * uniform + 1e-4 * penalty (model.parameters())
