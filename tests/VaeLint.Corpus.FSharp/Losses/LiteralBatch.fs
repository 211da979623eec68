// style: the batch size as a number in the divisor, or a field of a configuration record
// case loss: R = 1/128; K = 1/B; beta = 128/B
// case configured: R = 1/B; K = 1/B; beta = 1
// batch loss: 128
module VaeLint.Corpus.FSharp.LiteralBatch

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type Config = { BatchSize: int; Epochs: int }

let private elementKl (mu: Tensor) (lv: Tensor) = -0.5 * (1.0 + lv - mu.square() - lv.exp())

let loss (y: Tensor) (x: Tensor) mu lv =
    let nll = F.mse_loss(y, x, Reduction.Sum) / 128.0 //~ VAE012
    let kl = (elementKl mu lv).sum() / float x.shape[0]
    nll + kl

let configured config (y: Tensor) (x: Tensor) mu lv =
    let batch = float config.BatchSize
    F.mse_loss(y, x, Reduction.Sum) / batch + (elementKl mu lv).sum() / batch
