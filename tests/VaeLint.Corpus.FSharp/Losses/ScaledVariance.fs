// style: a half that slid from the whole KL to the variance, a variance that is doubled; a wider prior, which is right
// case halfVariance: not measured
// case doubleVariance: not measured
// case halfOfAll: R = 1/B; K = 1/B; beta = 1
// case widePrior: not measured
module VaeLint.Corpus.FSharp.ScaledVariance

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private bce (logits: Tensor) (x: Tensor) =
    F.binary_cross_entropy_with_logits(logits, x, reduction = Reduction.Sum) / float x.shape[0]

let halfVariance (logits: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let kl = 0.5 * (lv.exp() / 2.0 + mu.square() - 1.0 - lv)
    bce logits x + kl.sum(1L).mean() //~ VAE101

let doubleVariance (logits: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let kl = -0.5 * (1.0 + lv - mu.square() - 2.0 * lv.exp())
    bce logits x + kl.sum(1L).mean() //~ VAE101

let halfOfAll (logits: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let kl = lv.exp() / 2.0 + mu.square() / 2.0 - 0.5 - lv / 2.0
    bce logits x + kl.sum(1L).mean()

let widePrior (logits: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    let kl = 0.5 * (lv.exp() / 2.0 + mu.square() / 2.0 - 1.0 - lv + log 2.0)
    bce logits x + kl.sum(1L).mean()
