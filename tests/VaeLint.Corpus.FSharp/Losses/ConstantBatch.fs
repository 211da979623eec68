// style: a literal batch size as the divisor
// case summed: R = 1/64; K = 1/B; beta = 64/B
// case averaged: R = 1/(B*D); K = 1/64; beta = B*D/64
// case byParameter: R = 1/B; K = 1/B; beta = 1
// batch summed: 64
// batch averaged: 64
module VaeLint.Corpus.FSharp.ConstantBatch

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let BatchSize = 64

let private elementKl (mu: Tensor) (lv: Tensor) = 1.0 + lv - mu.square() - lv.exp()

let summed (y: Tensor) (x: Tensor) mu lv =
    let nll = F.binary_cross_entropy(y, x, reduction = Reduction.Sum) / BatchSize //~ VAE012
    nll + -0.5 * (elementKl mu lv).sum(1L).mean()

let averaged (y: Tensor) (x: Tensor) mu lv =
    let nll = F.binary_cross_entropy(y, x) //~ VAE001
    let kl = -0.5 * (elementKl mu lv).sum() / BatchSize //~ VAE012
    nll + kl

let byParameter (batchSize: int) (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x, Reduction.Sum) / batchSize
    let kl = -0.5 * (elementKl mu lv).sum() / batchSize
    nll + kl
