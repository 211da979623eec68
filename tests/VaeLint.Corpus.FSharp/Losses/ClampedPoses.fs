// style: KL per dimension averaged over the batch, clamped, summed; terms handed back in a struct tuple
// twin: DPoseFreeBits.cs
// case loss: not measured
module VaeLint.Corpus.FSharp.ClampedPoses

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

[<Literal>]
let Beta = 0.001

let loss (freeBits: float) (y: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let reconstruction = F.mse_loss(y, x)
    let perDimension = (-0.5 * (1.0 + logVar - mu.square() - logVar.exp())).mean([| 0L |])
    let kl = perDimension.clamp(min = freeBits.ToScalar()).sum()
    let total = reconstruction + Beta * kl //~ VAE010
    struct (total, reconstruction, kl, perDimension.detach())
