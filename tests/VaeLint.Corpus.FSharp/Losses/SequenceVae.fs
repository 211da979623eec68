// style: sequence VAE over a list of time steps, per-step terms from List.map2, summed by List.reduce
// case stepMeans: R = 1/(B*D); K = 1/B; beta = D
// case stepSums: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.SequenceVae

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private kl (mu: Tensor, lv: Tensor) = (-0.5 * (1.0 + lv - mu * mu - lv.exp())).sum(1L).mean()

let stepMeans (outputs: Tensor list) (targets: Tensor list) (posteriors: (Tensor * Tensor) list) =
    let errors = List.map2 (fun (y: Tensor) (x: Tensor) -> F.mse_loss(y, x)) outputs targets //~ VAE001
    let rates = posteriors |> List.map kl
    List.reduce (+) errors + List.reduce (+) rates

let stepSums (outputs: Tensor list) (targets: Tensor list) (posteriors: (Tensor * Tensor) list) =
    let errors =
        (outputs, targets)
        ||> List.map2 (fun y x -> F.mse_loss(y, x, Reduction.Sum) / float x.shape[0])

    let rates = posteriors |> List.map kl
    (errors @ rates) |> List.reduce (fun a b -> a + b)
