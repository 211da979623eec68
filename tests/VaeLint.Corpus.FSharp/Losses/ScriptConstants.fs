// style: script values at module level: a literal batch size, a number in a second loss, a parameter in the last
// twin: AConstantBatch.cs
// case summed: R = 1/64; K = 1/B; beta = 64/B
// case averaged: R = 1/(B*D); K = 1/64; beta = B*D/64
// case literal: R = 1/128; K = 1/B; beta = 128/B
// case byParameter: R = 1/B; K = 1/B; beta = 1
// batch summed: 64
// batch averaged: 64
// batch literal: 128
module VaeLint.Corpus.FSharp.ScriptConstants

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let BatchSize = 64

let summed (decoded: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let nll = F.binary_cross_entropy(decoded, x, reduction = Reduction.Sum) / BatchSize //~ VAE012
    let kl = -0.5 * torch.sum(1.0 + logvar - mu.square() - logvar.exp(), dim = 1L)
    nll + kl.mean()

let averaged (decoded: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let nll = F.binary_cross_entropy(decoded, x) //~ VAE001
    let kl = -0.5 * torch.sum(1.0 + logvar - mu.square() - logvar.exp())
    let kl = kl / BatchSize //~ VAE012
    nll + kl

let literal (decoded: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let nll = F.mse_loss(decoded, x, Reduction.Sum) / 128.0 //~ VAE012
    let kl = -0.5 * torch.sum(1.0 + logvar - mu.square() - logvar.exp()) / float x.shape[0]
    nll + kl

let byParameter (batchSize: int) (decoded: Tensor) (x: Tensor) (mu: Tensor) (logvar: Tensor) =
    let nll = F.mse_loss(decoded, x, Reduction.Sum) / batchSize
    let kl = -0.5 * torch.sum(1.0 + logvar - mu.square() - logvar.exp()) / batchSize
    nll + kl
