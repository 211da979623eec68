using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>The terms that KL divergences are sums of, on tensors that already have the type to compute in.</summary>
internal static class RelativeEntropy
{
    /// <summary>q·(log q − log p), and 0 where q is 0, in value and gradient.</summary>
    public static Tensor Outcome(Tensor probability, Tensor logProbability, Tensor priorLogProbability) =>
        probability * (logProbability - priorLogProbability).masked_fill(probability.eq(0.0), 0.0);

    /// <summary>Both outcomes of a Bernoulli variable.</summary>
    public static Tensor Bernoulli(BernoulliParameters posterior, BernoulliParameters prior) =>
        Outcome(posterior.Probability, posterior.LogProbability, prior.LogProbability)
        + Outcome(posterior.Complement, posterior.LogComplement, prior.LogComplement);

    /// <summary>Laplace to Laplace: expm1(r) − r + eʳ·(u + expm1(−u)), r = log b − log bₚ, u = |m − mₚ|/b. No part is negative.</summary>
    public static Tensor Laplace(Tensor location, Tensor scale, Tensor priorLocation, Tensor priorScale)
    {
        var ratio = scale.log() - priorScale.log();
        var distance = Elementwise.Magnitude(location - priorLocation) / scale;
        return ratio.expm1() - ratio + (ratio.exp() * (distance + distance.neg().expm1()));
    }
}
