// style: an int as axis, which F# widens to int64: sum(0) is the sum over axis 0 here, unlike in C#
// case right: R = 1/B; K = 1/B; beta = 1
// case axesInTurn: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.IntegerAxisZero

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let right (y: Tensor) (x: Tensor) mu lv =
    F.mse_loss(y, x, Reduction.Sum) / x.shape[0] + (elementKl mu lv).sum(1).mean()

let axesInTurn (y: Tensor) (x: Tensor) mu lv =
    let kl = (elementKl mu lv).sum(0).sum(0)
    F.mse_loss(y, x, Reduction.Sum) + kl
