// style: the reduction by a match over a text that is a constant, so that only one branch ever runs
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.ConstantTextMode

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let Pixels = "mean"

[<Literal>]
let Mode = "sum"

let private rate (mu: Tensor) (logVar: Tensor) =
    -0.5 * (1.0 + logVar - mu.square() - logVar.exp()).sum(1L).mean()

let loss (y: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let reduction =
        match Pixels with
        | "mean" -> Reduction.Mean
        | _ -> Reduction.Sum

    F.mse_loss(y, x, reduction) + rate mu logVar //~ VAE001

let right (y: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let reduction =
        match Mode with
        | "none" -> Reduction.None
        | "sum" -> Reduction.Sum
        | _ -> Reduction.Mean

    F.mse_loss(y, x, reduction) / float x.shape[0] + rate mu logVar
