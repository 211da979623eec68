// style: normal(mu, std) where standard noise was meant, a standard deviation that multiplies the noise twice, and normal(mu, std) as the sample itself
// case normalOfMoments: not measured
// case softplusTwice: not measured
// case normalAsSample: not measured
// case standard: not measured
module VaeLint.Corpus.FSharp.NoiseTwice

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private objective (y: Tensor) (x: Tensor) (mu: Tensor) (lv: Tensor) =
    F.mse_loss(y, x, Reduction.Sum) / float x.shape[0] - 0.5 * (1.0 + lv - mu.square() - lv.exp()).sum(1L).mean()

let private ofStd (y: Tensor) (x: Tensor) (mu: Tensor) (std: Tensor) =
    F.mse_loss(y, x, Reduction.Sum) / float x.shape[0] - 0.5 * (1.0 + 2.0 * std.log() - mu.square() - std.square()).sum(1L).mean()

let normalOfMoments (decode: Tensor -> Tensor) (mu: Tensor) (lv: Tensor) (x: Tensor) =
    let std = (0.5 * lv).exp()
    let eps = torch.normal(mu, std) //~ VAE104
    objective (decode (mu + eps * std)) x mu lv

let softplusTwice (decode: Tensor -> Tensor) (mu: Tensor) (raw: Tensor) (x: Tensor) =
    let std = F.softplus raw
    let noise = torch.randn_like std * std
    let z = mu + std * noise //~ VAE104
    ofStd (decode z) x mu std

let normalAsSample (decode: Tensor -> Tensor) (mu: Tensor) (lv: Tensor) (x: Tensor) =
    let z = torch.normal(mu, (0.5 * lv).exp())
    objective (decode z) x mu lv

let standard (decode: Tensor -> Tensor) (mu: Tensor) (lv: Tensor) (x: Tensor) =
    let eps = torch.normal(torch.zeros_like mu, torch.ones_like mu)
    objective (decode (mu + eps * (0.5 * lv).exp())) x mu lv
