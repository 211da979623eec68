// style: backward pipes, nested applications in one expression, method chains over several lines
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.ReversedPipes

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let loss (y: Tensor) (x: Tensor) mu lv =
    F.mse_loss(y, x) //~ VAE001
    + (torch.mean <| (elementKl mu lv).sum(1L))

let right (y: Tensor) (x: Tensor) mu lv =
    F.mse_loss(
        y,
        x,
        reduction = Reduction.Sum
    )
    + (torch.sum <| elementKl mu lv)
