namespace VaeLint.FSharp

open TorchSharp
open VaeLint

/// Lower bounds on the KL that keep latent dimensions in use; per sample, [B].
[<RequireQualifiedAccess>]
module FreeBits =

    /// Σ_d max(minimum, mean_b KL_bd) from [B, L]. Kingma et al. 2016 (arXiv:1606.04934), Appendix C.8.
    let perDimension (minimum: float) (klPerDimension: torch.Tensor) =
        VaeLint.FreeBits.PerDimension(klPerDimension, minimum)

    /// max(minimum, KL) of every sample, from [B].
    let perSample (minimum: float) (kl: torch.Tensor) =
        VaeLint.FreeBits.PerSample(kl, minimum)

/// The negative evidence lower bound: the batch mean of a likelihood plus β times a KL. Dispose the result, or hold it with <c>use</c>.
[<RequireQualifiedAccess>]
module Elbo =

    /// −log p(x|z) + KL, both [B]: <c>logits |> Nll.bernoulliLogits x |> Elbo.negative (Kl.standardNormal mu logVar)</c>. Kingma and Welling 2014, Eq. 3.
    let negative (kl: torch.Tensor) (nll: torch.Tensor) = NegativeElbo.Compute(nll, kl)

    /// The same with a weight on the KL. Higgins et al. 2017 (β-VAE).
    let negativeWithBeta (beta: float) (kl: torch.Tensor) (nll: torch.Tensor) = NegativeElbo.Compute(nll, kl, beta)

    /// Several KLs, one of each latent level.
    let negativeOfLevels (beta: float) (kls: torch.Tensor seq) (nll: torch.Tensor) =
        NegativeElbo.Compute(nll, Seq.toArray kls, beta)

    /// Bernoulli decoder and Gaussian posterior: <c>logits |> Elbo.bernoulli 1.0 (mu, logVar) x</c>.
    let bernoulli (beta: float) (mean: torch.Tensor, logVariance: torch.Tensor) (target: torch.Tensor) (logits: torch.Tensor) =
        NegativeElbo.Bernoulli(logits, target, mean, logVariance, beta)

    /// Gaussian decoder of a fixed standard deviation and Gaussian posterior.
    let gaussian (standardDeviation: float) (beta: float) (mean: torch.Tensor, logVariance: torch.Tensor) (target: torch.Tensor) (reconstruction: torch.Tensor) =
        NegativeElbo.Gaussian(reconstruction, target, standardDeviation, mean, logVariance, beta)

    /// Gaussian decoder of mean and log-variance and Gaussian posterior.
    let gaussianLogVar (beta: float) (mean: torch.Tensor, logVariance: torch.Tensor) (target: torch.Tensor) (outputMean: torch.Tensor, outputLogVariance: torch.Tensor) =
        NegativeElbo.GaussianLogVariance(outputMean, outputLogVariance, target, mean, logVariance, beta)
