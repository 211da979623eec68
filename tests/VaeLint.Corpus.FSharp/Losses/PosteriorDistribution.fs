// style: latent diffusion in F#: a posterior class with a clamped log variance and a deterministic switch; sums over the batch, or a pixel mean with the same tiny weight
// twin: EDeterministicPosterior.cs
// case FirstStage: R = 1/B; K = 0.000001/B; beta = 0.000001
// case PixelMean: R = 1/(B*D); K = 0.000001/B; beta = 0.000001*D
// rank: 3
// latent: 3 2 5
module VaeLint.Corpus.FSharp.PosteriorDistribution

open TorchSharp

type Tensor = torch.Tensor
type F = torch.nn.functional
type Reduction = torch.nn.Reduction

[<Literal>]
let KlWeight = 0.000001

type DiagonalGaussian(mean: Tensor, logVar: Tensor, deterministic: bool) =
    let logVar = torch.clamp(logVar, (-30.0).ToScalar(), (20.0).ToScalar())
    let variance = if deterministic then torch.zeros_like mean else torch.exp logVar

    member _.Kl() =
        if deterministic then
            torch.zeros (1L, dtype = mean.dtype)
        else
            0.5 * (mean.square() + variance - 1.0 - logVar).sum([| 1L; 2L; 3L |])

type FirstStageLoss() =
    member _.FirstStage(images: Tensor, recons: Tensor, mu: Tensor, logVar: Tensor) =
        let posterior = DiagonalGaussian(mu, logVar, false)
        let recLoss = torch.abs (images - recons)
        let nllLoss = torch.sum recLoss / float recLoss.shape[0]
        let kl = posterior.Kl()
        let klLoss = torch.sum kl / float kl.shape[0]
        nllLoss + KlWeight * klLoss

    member _.PixelMean(images: Tensor, recons: Tensor, mu: Tensor, logVar: Tensor) =
        let posterior = DiagonalGaussian(mu, logVar, false)
        let recLoss = torch.abs(images - recons).mean()
        let kl = posterior.Kl()
        let klLoss = torch.sum kl / float kl.shape[0]
        recLoss + KlWeight * klLoss //~ VAE010
