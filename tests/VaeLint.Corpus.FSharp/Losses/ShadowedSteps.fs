// style: each step shadows the name before it; a divisor applied twice, an unused first version
// twin: CReassignedVariables.cs
// case dividedTwice: R = 1/B; K = 1/(B*B); beta = 1/B
// case reassigned: R = 1/B; K = 1/B; beta = 1
// case overwritten: R = 1/(B*D); K = 1/B; beta = D
module VaeLint.Corpus.FSharp.ShadowedSteps

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())

let dividedTwice (xHat: Tensor) (x: Tensor) (mu: Tensor) logVar =
    let recon = F.mse_loss(xHat, x, Reduction.Sum) / float x.shape[0]
    let kl = elementKl mu logVar
    let kl = kl.sum(1L).mean()
    let kl = kl / float mu.shape[0] //~ VAE005
    recon + kl

let reassigned (xHat: Tensor) (x: Tensor) mu logVar =
    let mutable loss = F.mse_loss(xHat, x)
    loss <- F.mse_loss(xHat, x, Reduction.None)
    loss <- loss.flatten(1L)
    loss <- loss.sum(1L)
    let kl = elementKl mu logVar
    let penalty = kl
    let _monitor = kl.mean()
    loss <- loss + penalty.sum(1L)
    loss.mean()

let overwritten (xHat: Tensor) (x: Tensor) mu (logVar: Tensor) =
    let x, xHat = x.flatten(1L), xHat.flatten(1L)
    let logVar = logVar.clamp((-30.0).ToScalar(), 20.0.ToScalar())
    let loss = (xHat - x).square().mean() //~ VAE001
    loss + (elementKl mu logVar).sum(1L).mean()
