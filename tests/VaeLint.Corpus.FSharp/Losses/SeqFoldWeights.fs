// style: Seq.fold over a list expression with yield!; List.map and reduce for the ladder
// case ladder: R = 1/B; K = 1/B; beta = 1
// case ladderMean: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.SeqFoldWeights

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private rate (mu: Tensor, lv: Tensor) = (-0.5 * (1.0 + lv - mu.square() - lv.exp())).sum(1L).mean()

let ladder (y: Tensor) (x: Tensor) (levels: (Tensor * Tensor) list) =
    let terms =
        [ yield F.mse_loss(y, x, Reduction.Sum) / float x.shape[0]
          yield! levels |> List.map rate ]

    terms |> Seq.fold (fun (total: Tensor) term -> total + term) (torch.zeros(1L))

let ladderMean (y: Tensor) (x: Tensor) (levels: (Tensor * Tensor) list) =
    let nll = F.mse_loss(y, x) //~ VAE001
    let rates = levels |> List.map rate |> List.reduce (fun a b -> a + b)
    nll + rates
