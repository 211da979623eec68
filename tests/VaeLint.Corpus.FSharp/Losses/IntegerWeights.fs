// style: sizes as ints, divided as ints
// case perBatch: not measured
// case whole: not measured
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.IntegerWeights

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private summedKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum()

let perBatch (y: Tensor) (x: Tensor) mu lv =
    let weight = float (1 / int x.shape[0]) //~ VAE405
    F.mse_loss(y, x, Reduction.Sum) / float x.shape[0] + weight * summedKl mu lv

let whole (y: Tensor) (x: Tensor) mu lv =
    let total = F.mse_loss(y, x, Reduction.Sum) + summedKl mu lv
    total * float (1L / x.shape[0]) //~ VAE405

let right (y: Tensor) (x: Tensor) mu lv =
    let weight = 1.0 / float x.shape[0]
    weight * (F.mse_loss(y, x, Reduction.Sum) + summedKl mu lv)
