// style: criterion values made by partial application inside the loss, and passed to a combiner
// case loss: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.PartialCriterion

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let mse (reduction: Reduction) (y: Tensor) (x: Tensor) = F.mse_loss(y, x, reduction)

let combine (criterion: Tensor -> Tensor -> Tensor) (divergence: Tensor -> Tensor -> Tensor) y x mu lv =
    criterion y x + divergence mu lv

let kl (mu: Tensor) (lv: Tensor) = (-0.5 * (1.0 + lv - mu * mu - lv.exp())).sum(1L).mean()

let loss y x mu lv =
    let criterion = mse Reduction.Mean //~ VAE001
    let distortion = criterion y x
    distortion + kl mu lv

let right y (x: Tensor) mu lv =
    let perBatch y x' = mse Reduction.Sum y x' / float x.shape[0]
    combine perBatch kl y x mu lv
