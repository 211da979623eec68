// style: right pairs of sample and divergence: softplus, std, variance, clamped halves, in-place noise
// case softplusLoss: not measured
// case stdLoss: not measured
// case varianceLoss: not measured
// case chunkedLoss: not measured
module VaeLint.Corpus.FSharp.FormulaReadings

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let nll (decode: Tensor -> Tensor) (z: Tensor) (x: Tensor) =
    F.binary_cross_entropy_with_logits(decode z, x, reduction = Reduction.Sum) / float x.shape[0]

let softplusLoss decode (mu: Tensor) (raw: Tensor) x =
    let sigma = F.softplus raw + 1e-5
    let z = mu + sigma * torch.randn_like sigma
    nll decode z x + (0.5 * (mu.square() + sigma.square() - 1.0) - torch.log sigma).sum(1L).mean()

let stdLoss decode (mu: Tensor) (logvar: Tensor) x =
    let std = (logvar * 0.5).exp()
    let z = torch.randn_like(std).mul(std).add(mu)
    nll decode z x + (0.5 * (mu.square() + std.square() - 1.0 - 2.0 * std.log())).sum(1L).mean()

let varianceLoss decode (mu: Tensor) (std: Tensor) x =
    // the name is wrong, the use is not
    let z = mu + std.sqrt() * torch.randn_like mu
    nll decode z x + (0.5 * (mu.square() + std - 1.0 - std.log())).sum(1L).mean()

let chunkedLoss decode (moments: Tensor) x =
    let halves = moments.chunk(2L, 1L)
    let mean, logvar = halves[0], halves[1].clamp((-30.0).ToScalar(), (20.0).ToScalar())
    let z = mean + torch.exp(0.5 * logvar) * torch.empty_like(mean).normal_()
    nll decode z x + (0.5 * (mean.square() + torch.exp(logvar) - 1.0 - logvar)).sum(1L).mean()
