// style: extension members on Tensor and a posterior record with a member, chained with dots
// twin: CExtensionTerms.cs
// case wrong: R = 1/(B*D); K = 1/B; beta = D
// case right: R = 1/B; K = 1/B; beta = 1
module VaeLint.Corpus.FSharp.FluentTerms

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional

type Posterior =
    { Mean: Tensor
      LogVariance: Tensor }

    member q.KlToStandardNormal() =
        0.5 * (q.Mean.square() + q.LogVariance.exp() - 1.0 - q.LogVariance)

type torch.Tensor with

    member prediction.MeanSquaredErrorTo(target: Tensor) = F.mse_loss(prediction, target)
    member prediction.SquaredErrorTo(target: Tensor) = (prediction - target).square()
    member elements.PerSample() = elements.flatten(1L).sum(1L)

let wrong (xHat: Tensor) (x: Tensor) mu logVar =
    let kl = { Mean = mu; LogVariance = logVar }.KlToStandardNormal().PerSample().mean()
    xHat.MeanSquaredErrorTo x + kl //~ VAE001

let right (xHat: Tensor) (x: Tensor) mu logVar =
    let kl = { Mean = mu; LogVariance = logVar }.KlToStandardNormal().PerSample()
    (xHat.SquaredErrorTo(x).PerSample() + kl).mean()
