// style: one name shadowed step by step, numeric and tensor values alike
// case loss: R = 1/B; K = 1; beta = B
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.ShadowedTotals

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

let loss (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let n = x.shape[0]
    let n = float n
    let total = F.mse_loss(y, x, torch.nn.Reduction.Sum)
    let total = total / n
    let kl = 1.0 + lv - mu.square() - lv.exp()
    let kl = -0.5 * kl.sum() //~ VAE003
    total + kl

let right (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let n = float x.shape[0]
    let total = F.mse_loss(y, x, torch.nn.Reduction.Sum)
    let kl = 1.0 + lv - mu.square() - lv.exp()
    let kl = -0.5 * kl.sum()
    let total = total + kl
    total / n
