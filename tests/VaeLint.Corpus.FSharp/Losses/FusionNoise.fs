// style: bottleneck of a fusion network: noise a hundred times smaller, clamped log variance, the KL divided by the size of the code; and the right step
// twin: HNoiseScaledDown.cs
// case step: not measured
// case stepRight: not measured
module VaeLint.Corpus.FSharp.FusionNoise

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let LatentDim = 48.0

let private kldGauss (mu: Tensor) (logvar: Tensor) =
    let sigma = torch.exp(0.5 * logvar)
    -0.5 * (1.0 + logvar - mu.square() - sigma.square()).sum(1L)

let step (encode: Tensor -> struct (Tensor * Tensor)) (decode: Tensor -> Tensor) (features: Tensor) (target: Tensor) =
    let struct (mu, logvar) = encode features
    let logvar = logvar.clamp((-15.0).ToScalar(), (15.0).ToScalar())
    let std = torch.exp(0.5 * logvar)
    let z = mu + torch.randn_like std * std * 0.01 //~ VAE104
    let kl = (kldGauss mu logvar / LatentDim).mean() //~ VAE002
    F.mse_loss(decode z, target) + kl //~ VAE001

let stepRight (encode: Tensor -> struct (Tensor * Tensor)) (decode: Tensor -> Tensor) (features: Tensor) (target: Tensor) =
    let struct (mu, logvar) = encode features
    let logvar = logvar.clamp((-15.0).ToScalar(), (15.0).ToScalar())
    let std = torch.exp(0.5 * logvar)
    let z = mu + torch.randn_like std * std
    let kl = (kldGauss mu logvar).mean()
    F.mse_loss(decode z, target, reduction = Reduction.Sum) / float target.shape[0] + kl
