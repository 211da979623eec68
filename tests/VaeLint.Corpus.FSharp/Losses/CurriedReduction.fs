// style: the Reduction is the first curried argument of a criterion; two named losses choose it
// case averaged: R = 1/(B*D); K = 1; beta = B*D
// case summed: R = 1; K = 1; beta = 1
module VaeLint.Corpus.FSharp.CurriedReduction

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let elbo (reduction: Reduction) (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let bce = F.binary_cross_entropy(y, x, reduction = reduction)
    let kl = -0.5 * (1.0 + lv - mu.square() - lv.exp()).sum()
    bce + kl

let averaged y x mu lv = elbo Reduction.Mean y x mu lv //~ VAE001

let summed y x mu lv = elbo Reduction.Sum y x mu lv
