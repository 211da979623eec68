// style: classes whose constructor carries the reduction or the weight into a method
// twin: CPrimaryConstructor.cs
// case wrong: R = 1/(B*D); K = 1; beta = B*D
// case right: R = 1; K = 1; beta = 1
// case weighted: R = 1/B; K = weight/B; beta = weight
module VaeLint.Corpus.FSharp.ConstructedReduction

open TorchSharp

type Tensor = torch.Tensor
type Reduction = torch.nn.Reduction

let private elementKl (mu: Tensor) (logVar: Tensor) = 0.5 * (mu.square() + logVar.exp() - logVar - 1.0)

type Elbo(reduction: Reduction) =
    member _.Compute(xHat: Tensor, x: Tensor, mu, logVar) =
        let recon = torch.nn.functional.mse_loss(xHat, x, reduction)
        recon + (elementKl mu logVar).sum()

type WeightedElbo(weight: float) =
    member _.Compute(xHat: Tensor, x: Tensor, mu, logVar) =
        let recon = (xHat - x).square().flatten(1L).sum(1L).mean()
        recon + weight * (elementKl mu logVar).sum(1L).mean()

let wrong xHat x mu logVar =
    Elbo(Reduction.Mean).Compute(xHat, x, mu, logVar) //~ VAE001

let right xHat x mu logVar =
    Elbo(reduction = Reduction.Sum).Compute(xHat, x, mu, logVar)

let weighted xHat x mu logVar weight =
    WeightedElbo(weight).Compute(xHat, x, mu, logVar)
