// style: importance weighted bound: log weights [K; B], logsumexp over the samples
// twin: BImportanceWeighted.cs
// case loss: not measured
module VaeLint.Corpus.FSharp.Iwae

open System
open TorchSharp

type Tensor = torch.Tensor

let private gaussianLogDensity (z: Tensor) (mu: Tensor) (lv: Tensor) =
    -0.5 * (Math.Log(2.0 * Math.PI) + lv + (z - mu).square() / lv.exp()).sum(-1L)

let loss (logLikelihood: Tensor -> Tensor) samples (mu: Tensor) (lv: Tensor) =
    let mu = mu.unsqueeze(0L).expand(samples, -1L, -1L)
    let lv = lv.unsqueeze(0L).expand(samples, -1L, -1L)
    let z = mu + (0.5 * lv).exp() * torch.randn_like mu
    let zero = torch.zeros_like z
    let logWeights = logLikelihood z + gaussianLogDensity z zero zero - gaussianLogDensity z mu lv
    let bound = torch.logsumexp(logWeights, 0L) - Math.Log(float samples)
    -bound.mean()
