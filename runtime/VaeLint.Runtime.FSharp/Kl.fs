namespace VaeLint.FSharp

open TorchSharp
open VaeLint

/// KL divergences per sample in nats, summed over the latent axes: [B]. <c>perDimension</c> functions keep the latent axes.
[<RequireQualifiedAccess>]
module Kl =

    /// KL(N(μ, σ²) ‖ N(0, I)). Kingma and Welling 2014, Appendix B.
    let standardNormal (mean: torch.Tensor) (logVariance: torch.Tensor) =
        KlDivergence.ToStandardNormal(mean, logVariance)

    /// The same before the sum over the latent axes, for free bits.
    let perDimension (mean: torch.Tensor) (logVariance: torch.Tensor) =
        KlDivergence.ToStandardNormalPerDimension(mean, logVariance)

    /// KL between diagonal Gaussians, the prior first.
    let normal (priorMean: torch.Tensor, priorLogVariance: torch.Tensor) (mean: torch.Tensor, logVariance: torch.Tensor) =
        KlDivergence.Normal(mean, logVariance, priorMean, priorLogVariance)

    /// The same before the sum over the latent axes.
    let normalPerDimension (priorMean: torch.Tensor, priorLogVariance: torch.Tensor) (mean: torch.Tensor, logVariance: torch.Tensor) =
        KlDivergence.NormalPerDimension(mean, logVariance, priorMean, priorLogVariance)

    /// KL between categorical variables given by logits, classes last, the prior first.
    let categorical (priorLogits: torch.Tensor) (logits: torch.Tensor) =
        KlDivergence.Categorical(logits, priorLogits)

    /// KL of categorical variables, classes last, to the uniform prior.
    let categoricalToUniform (logits: torch.Tensor) = KlDivergence.Categorical(logits)

    /// KL between Bernoulli variables given by logits, the prior first.
    let bernoulli (priorLogits: torch.Tensor) (logits: torch.Tensor) =
        KlDivergence.Bernoulli(logits, priorLogits)

    /// KL between distributions of TorchSharp, the prior first.
    let between (prior: torch.distributions.Distribution) (posterior: torch.distributions.Distribution) =
        KlDivergence.Between(posterior, prior)

    /// The one-sample estimate log q(z|x) − log p(z), the prior's density first.
    let monteCarlo (logP: torch.Tensor) (logQ: torch.Tensor) = KlDivergence.MonteCarlo(logQ, logP)
