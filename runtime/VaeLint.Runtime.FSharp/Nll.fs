namespace VaeLint.FSharp

open TorchSharp
open VaeLint

/// −log p(x|z) per sample in nats, summed over the event: [B]. The target comes first and the decoder's output last: <c>logits |> Nll.bernoulliLogits x</c>.
[<RequireQualifiedAccess>]
module Nll =

    let private maskOf (options: LossOptions) = Option.toObj options.Mask

    /// <summary>Bernoulli decoder given by logits, with a mask or other batch axes.</summary>
    /// <remarks>See <see cref="M:VaeLint.NegativeLogLikelihood.BernoulliLogits(TorchSharp.torch.Tensor,TorchSharp.torch.Tensor,TorchSharp.torch.Tensor,System.Int32)"/>.</remarks>
    let bernoulliLogitsWith (options: LossOptions) (target: torch.Tensor) (logits: torch.Tensor) =
        NegativeLogLikelihood.BernoulliLogits(logits, target, maskOf options, options.BatchDims)

    /// Bernoulli decoder given by logits; the target in [0, 1]. Kingma and Welling 2014, Appendix C.1.
    let bernoulliLogits (target: torch.Tensor) (logits: torch.Tensor) =
        bernoulliLogitsWith LossOptions.Default target logits

    /// Bernoulli decoder given by probabilities, with a mask or other batch axes.
    let bernoulliProbabilitiesWith (options: LossOptions) (target: torch.Tensor) (probabilities: torch.Tensor) =
        NegativeLogLikelihood.BernoulliProbabilities(probabilities, target, maskOf options, options.BatchDims)

    /// Bernoulli decoder given by probabilities; logits keep more digits.
    let bernoulliProbabilities (target: torch.Tensor) (probabilities: torch.Tensor) =
        bernoulliProbabilitiesWith LossOptions.Default target probabilities

    /// Gaussian decoder with a fixed standard deviation, with a mask or other batch axes; constants kept.
    let gaussianWith (options: LossOptions) (standardDeviation: float) (target: torch.Tensor) (mean: torch.Tensor) =
        NegativeLogLikelihood.Gaussian(mean, target, standardDeviation, true, maskOf options, options.BatchDims)

    /// Gaussian decoder with a fixed standard deviation; constants kept. Kingma and Welling 2014, Appendix C.2.
    let gaussian (standardDeviation: float) (target: torch.Tensor) (mean: torch.Tensor) =
        gaussianWith LossOptions.Default standardDeviation target mean

    /// Gaussian decoder of mean and log-variance, with a mask or other batch axes.
    let gaussianLogVarWith (options: LossOptions) (target: torch.Tensor) (mean: torch.Tensor, logVariance: torch.Tensor) =
        NegativeLogLikelihood.GaussianLogVariance(mean, logVariance, target, true, maskOf options, options.BatchDims)

    /// Gaussian decoder of mean and log-variance (per element, per channel or shared). Kingma and Welling 2014, Appendix C.2.
    let gaussianLogVar (target: torch.Tensor) (mean: torch.Tensor, logVariance: torch.Tensor) =
        gaussianLogVarWith LossOptions.Default target (mean, logVariance)

    /// Gaussian decoder whose variance is the best one for the batch, with a mask or other batch axes.
    let gaussianOptimalVarianceWith (options: LossOptions) (target: torch.Tensor) (mean: torch.Tensor) =
        NegativeLogLikelihood.GaussianOptimalVariance(mean, target, 0.0, maskOf options, options.BatchDims)

    /// Gaussian decoder whose variance is the best one for the batch. Rybkin et al. 2021 (arXiv:2006.13202).
    let gaussianOptimalVariance (target: torch.Tensor) (mean: torch.Tensor) =
        gaussianOptimalVarianceWith LossOptions.Default target mean

    /// Sum of squared errors, with a mask or other batch axes.
    let squaredErrorWith (options: LossOptions) (target: torch.Tensor) (reconstruction: torch.Tensor) =
        NegativeLogLikelihood.SquaredError(reconstruction, target, maskOf options, options.BatchDims)

    /// Sum of squared errors: a Gaussian decoder of σ² = ½ without its constant.
    let squaredError (target: torch.Tensor) (reconstruction: torch.Tensor) =
        squaredErrorWith LossOptions.Default target reconstruction

    /// Laplace decoder of a fixed scale, with a mask or other batch axes; constants kept.
    let laplaceWith (options: LossOptions) (scale: float) (target: torch.Tensor) (mean: torch.Tensor) =
        NegativeLogLikelihood.Laplace(mean, target, scale, true, maskOf options, options.BatchDims)

    /// Laplace decoder of a fixed scale; constants kept.
    let laplace (scale: float) (target: torch.Tensor) (mean: torch.Tensor) =
        laplaceWith LossOptions.Default scale target mean

    /// Categorical decoder whose classes are along <c>classDim</c>, with a mask or other batch axes.
    let categoricalAlong (classDim: int) (options: LossOptions) (target: torch.Tensor) (logits: torch.Tensor) =
        NegativeLogLikelihood.Categorical(logits, target, classDim, System.Nullable(), maskOf options, options.BatchDims)

    /// Categorical decoder, classes last ([B, T, V]), with a mask or other batch axes.
    let categoricalWith (options: LossOptions) (target: torch.Tensor) (logits: torch.Tensor) =
        categoricalAlong -1 options target logits

    /// Categorical decoder, classes last: [B, T, V] logits and [B, T] classes; summed over the positions.
    let categorical (target: torch.Tensor) (logits: torch.Tensor) =
        categoricalWith LossOptions.Default target logits

    /// Poisson decoder given by the log-rate, with a mask or other batch axes.
    let poissonWith (options: LossOptions) (target: torch.Tensor) (logRate: torch.Tensor) =
        NegativeLogLikelihood.Poisson(logRate, target, maskOf options, options.BatchDims)

    /// Poisson decoder given by the log-rate; the constant log x! is exact.
    let poisson (target: torch.Tensor) (logRate: torch.Tensor) =
        poissonWith LossOptions.Default target logRate

    /// Negative binomial decoder of mean and inverse dispersion, with a mask or other batch axes.
    let negativeBinomialWith (options: LossOptions) (target: torch.Tensor) (mean: torch.Tensor, inverseDispersion: torch.Tensor) =
        NegativeLogLikelihood.NegativeBinomial(mean, inverseDispersion, target, maskOf options, options.BatchDims)

    /// Negative binomial decoder of mean and inverse dispersion. Lopez et al. 2018 (scVI).
    let negativeBinomial (target: torch.Tensor) (mean: torch.Tensor, inverseDispersion: torch.Tensor) =
        negativeBinomialWith LossOptions.Default target (mean, inverseDispersion)

    /// Zero-inflated negative binomial decoder, with a mask or other batch axes.
    let zeroInflatedNegativeBinomialWith (options: LossOptions) (target: torch.Tensor) (mean: torch.Tensor, inverseDispersion: torch.Tensor, zeroLogits: torch.Tensor) =
        NegativeLogLikelihood.ZeroInflatedNegativeBinomial(mean, inverseDispersion, zeroLogits, target, maskOf options, options.BatchDims)

    /// Zero-inflated negative binomial decoder of mean, inverse dispersion and the logits of an excess zero. Lopez et al. 2018 (scVI).
    let zeroInflatedNegativeBinomial (target: torch.Tensor) (mean: torch.Tensor, inverseDispersion: torch.Tensor, zeroLogits: torch.Tensor) =
        zeroInflatedNegativeBinomialWith LossOptions.Default target (mean, inverseDispersion, zeroLogits)
