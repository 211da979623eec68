namespace VaeLint.FSharp

open TorchSharp
open VaeLint

/// The negative evidence lower bound: the mean over the batch of a likelihood plus β times a KL. It owns its tensors: hold it with <c>use</c>.
[<RequireQualifiedAccess>]
module Elbo =

    /// The parts of the options functions live as long as the call.
    let private compose (options: LossOptions) (beta: float) (mean: torch.Tensor) (logVariance: torch.Tensor) (likelihood: unit -> torch.Tensor) =
        use nll = likelihood ()
        use kl = KlDivergence.ToStandardNormal(mean, logVariance, options.BatchDims)
        NegativeElbo.Compute(nll, kl, beta)

    /// −log p(x|z) + KL, both [B]: <c>logits |> Nll.bernoulliLogits x |> Elbo.negative (Kl.standardNormal mean logVariance)</c>. Kingma and Welling 2014, Eq. 10.
    let negative (kl: torch.Tensor) (nll: torch.Tensor) = NegativeElbo.Compute(nll, kl)

    /// The same with a weight on the KL. Higgins et al. 2017 (β-VAE).
    let negativeWithBeta (beta: float) (kl: torch.Tensor) (nll: torch.Tensor) = NegativeElbo.Compute(nll, kl, beta)

    /// Several KLs, one of each latent level, with one weight. Sønderby et al. 2016 (ladder VAE).
    let negativeOfLevels (beta: float) (kls: torch.Tensor seq) (nll: torch.Tensor) =
        NegativeElbo.Compute(nll, Seq.toArray kls, beta)

    /// Bernoulli decoder and Gaussian posterior, with a mask of the target or other batch axes; the batch axes are those of decoder and posterior.
    let bernoulliWith (options: LossOptions) (beta: float) (mean: torch.Tensor, logVariance: torch.Tensor) (target: torch.Tensor) (logits: torch.Tensor) =
        compose options beta mean logVariance (fun () -> Nll.bernoulliLogitsWith options target logits)

    /// Bernoulli decoder and Gaussian posterior: <c>logits |> Elbo.bernoulli 1.0 (mean, logVariance) x</c>.
    let bernoulli (beta: float) (mean: torch.Tensor, logVariance: torch.Tensor) (target: torch.Tensor) (logits: torch.Tensor) =
        NegativeElbo.Bernoulli(logits, target, mean, logVariance, beta)

    /// Gaussian decoder of a fixed standard deviation and Gaussian posterior, with a mask of the target or other batch axes.
    let gaussianWith (options: LossOptions) (standardDeviation: float) (beta: float) (mean: torch.Tensor, logVariance: torch.Tensor) (target: torch.Tensor) (reconstruction: torch.Tensor) =
        compose options beta mean logVariance (fun () -> Nll.gaussianWith options standardDeviation target reconstruction)

    /// Gaussian decoder of a fixed standard deviation and Gaussian posterior.
    let gaussian (standardDeviation: float) (beta: float) (mean: torch.Tensor, logVariance: torch.Tensor) (target: torch.Tensor) (reconstruction: torch.Tensor) =
        NegativeElbo.Gaussian(reconstruction, target, standardDeviation, mean, logVariance, beta)

    /// Gaussian decoder of mean and log-variance and Gaussian posterior, with a mask of the target or other batch axes.
    let gaussianLogVarWith (options: LossOptions) (beta: float) (mean: torch.Tensor, logVariance: torch.Tensor) (target: torch.Tensor) (outputMean: torch.Tensor, outputLogVariance: torch.Tensor) =
        compose options beta mean logVariance (fun () -> Nll.gaussianLogVarWith options target (outputMean, outputLogVariance))

    /// Gaussian decoder of mean and log-variance and Gaussian posterior.
    let gaussianLogVar (beta: float) (mean: torch.Tensor, logVariance: torch.Tensor) (target: torch.Tensor) (outputMean: torch.Tensor, outputLogVariance: torch.Tensor) =
        NegativeElbo.GaussianLogVariance(outputMean, outputLogVariance, target, mean, logVariance, beta)
