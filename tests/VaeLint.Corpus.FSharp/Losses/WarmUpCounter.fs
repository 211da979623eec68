// style: class with a mutable step and a property that computes the KL weight, each loss advances the step
// twin: CAnnealingField.cs
// case Averaged: R = 1/(B*D); K = weight/B; beta = weight*D
// case AveragedSummedKl: R = 1/(B*D); K = weight; beta = weight*B*D
// case Balanced: R = 1/B; K = weight/B; beta = weight
module VaeLint.Corpus.FSharp.WarmUpCounter

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type AnnealedLosses(warmupSteps: int, maximum: float) =
    let mutable step = 0

    let elementKl (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())

    member _.Weight = maximum * min 1.0 (float step / float warmupSteps)

    member this.Averaged(xHat: Tensor, x: Tensor, mu, logVar) =
        step <- step + 1
        let recon = F.mse_loss(xHat, x)
        let kl = (elementKl mu logVar).sum(1L).mean()
        recon + this.Weight * kl //~ VAE010

    member this.AveragedSummedKl(xHat: Tensor, x: Tensor, mu, logVar) =
        step <- step + 1
        let recon = F.mse_loss(xHat, x)
        let kl = (elementKl mu logVar).sum() //~ VAE003
        recon + this.Weight * kl

    member this.Balanced(xHat: Tensor, x: Tensor, mu, logVar) =
        step <- step + 1
        let batch = float x.shape[0]
        let recon = F.mse_loss(xHat, x, Reduction.Sum) / batch
        let kl = (elementKl mu logVar).sum() / batch
        recon + this.Weight * kl
