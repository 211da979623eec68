// style: in-place chains for the KL and for the total, results ignored where the object is changed
// twin: CInPlaceChains.cs
// case wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case right: R = 1/B; K = 1/B; beta = 1
// case totalFirst: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.InPlaceTotals

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let wrong (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let total = F.mse_loss(xHat, x, Reduction.Sum).div_(x.shape[0].ToScalar())
    let kl = mu.square().add_(logVar.exp()).sub_(1.0.ToScalar()).sub_(logVar).mul_(0.5.ToScalar())
    total.add_(kl.mean()) |> ignore //~ VAE002
    total

let right (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let kl = mu.square().add_(logVar.exp()).mul_((-1.0).ToScalar()).add_(1.0.ToScalar()).add_(logVar)
    let divergence = kl.sum().mul_((-0.5).ToScalar()).div_(mu.shape[0].ToScalar())
    let recon = F.mse_loss(xHat, x, Reduction.Sum)
    recon.div_(x.shape[0].ToScalar()) |> ignore
    recon.add_ divergence

let totalFirst (xHat: Tensor) (x: Tensor) (mu: Tensor) (logVar: Tensor) =
    let total = (xHat - x).square().sum()
    let twiceKl = mu.square().add_(logVar.exp()).sub_(logVar).sub_(1.0.ToScalar()).sum()
    total.add_(twiceKl, alpha = 0.5.ToScalar()) |> ignore
    total.div_(x.shape[0].ToScalar()) |> ignore
    total
