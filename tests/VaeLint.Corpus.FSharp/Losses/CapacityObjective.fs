// style: free bits by clamp, capacity objective with a mutable step in a class
// twin: AFreeBitsAndCapacity.cs
// case FreeBits: R = 1/(B*D); K = 1/B; beta = D
// case FreeBitsPerDimension: R = 1/(B*D); K = 1/B; beta = D
// case CapacityMean: R = 1/(B*D); K = gamma/B; beta = gamma*D
// case CapacitySum: R = 1/B; K = gamma/B; beta = gamma
module VaeLint.Corpus.FSharp.CapacityObjective

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

type CapacityLoss(gamma: float, capacityMax: float, capacitySteps: int) =
    let mutable step = 0

    let elementKl (mu: Tensor) (logVar: Tensor) = -0.5 * (1.0 + logVar - mu.square() - logVar.exp())

    let capacity () =
        min capacityMax (capacityMax * float step / float capacitySteps)

    member _.Advance() = step <- step + 1

    member _.FreeBits(recon: Tensor, input: Tensor, mu, logVar) =
        let reconLoss = F.mse_loss(recon, input) //~ VAE001
        let kl = (elementKl mu logVar).sum(1L).mean()
        reconLoss + torch.clamp(kl, min = 0.05.ToScalar())

    member _.FreeBitsPerDimension(recon: Tensor, input: Tensor, mu, logVar, lambda: float) =
        let reconLoss = F.mse_loss(recon, input) //~ VAE001
        let perDimension = (elementKl mu logVar).mean([| 0L |])
        reconLoss + perDimension.clamp(min = lambda.ToScalar()).sum()

    member _.CapacityMean(recon: Tensor, input: Tensor, mu, logVar) =
        let reconLoss = F.mse_loss(recon, input)
        let kl = (elementKl mu logVar).sum(1L).mean()
        reconLoss + gamma * (kl - capacity ()).abs() //~ VAE010

    member _.CapacitySum(recon: Tensor, input: Tensor, mu, logVar) =
        let reconLoss = F.mse_loss(recon, input, Reduction.Sum) / float input.shape[0]
        let kl = (elementKl mu logVar).sum(1L).mean()
        reconLoss + gamma * (kl - capacity ()).abs()
