using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class NegativeLogLikelihood
{
    /// <summary>Negative binomial decoder of over-dispersed counts with mean μ and inverse dispersion θ (variance μ + μ²/θ), −log p(x|z) per sample: Σ log Γ(θ) + log x! − log Γ(x+θ) − θ log θ/(θ+μ) − x log μ/(θ+μ).</summary>
    /// <param name="mean">Decoder output μ &gt; 0, [B, …].</param>
    /// <param name="inverseDispersion">θ &gt; 0: per element, or fewer elements that expand to the target ([G], one per gene).</param>
    /// <param name="target">Counts, the same shape as <paramref name="mean"/>; integer types are widened.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, θ does not expand to the target, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">A count or a mean is negative, or θ is not positive (checked on CPU until a call passes).</exception>
    /// <remarks>
    /// Lopez et al., scVI (Nature Methods 15, 2018). Computed as x log(x(μ+θ)/(μ(x+θ))) − θ log((x+θ)/(μ+θ)) plus what does not depend on μ, from differences that are exact: a sum of log Γ has no
    /// digits left in float32 at θ = 1e8, this form gives the Poisson value there, and keeps the gradient where θ is small beside μ.
    /// </remarks>
    public static Tensor NegativeBinomial(Tensor mean, Tensor inverseDispersion, Tensor target, Tensor? mask = null, int batchDims = 1)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(NegativeBinomial);
        CheckCounts(Function, mean, inverseDispersion, target, mask, batchDims);
        using var scope = NewDisposeScope();
        CheckCountValues(Function, mean, inverseDispersion, target, mask);
        var type = Precision.Of(mean, inverseDispersion, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var elements = NegativeBinomialElements(kept.Fill(mean.To(type), 1), kept.FillExpanded(inverseDispersion.To(type), target, 1), kept.Fill(target.To(type), 0));
        return EventAxes.Sum(kept.Weigh(elements), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>Negative binomial decoder with extra zeros: a count is 0 with probability σ(π), else negative binomial; −log p(x|z) per sample, summed over the event.</summary>
    /// <param name="mean">Decoder output μ &gt; 0, [B, …].</param>
    /// <param name="inverseDispersion">θ &gt; 0: per element, or fewer elements that expand to the target ([G], one per gene).</param>
    /// <param name="zeroLogits">π, the logit of the probability of an extra zero, the same shape as <paramref name="mean"/>.</param>
    /// <param name="target">Counts, the same shape as <paramref name="mean"/>; integer types are widened.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, θ does not expand to the target, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">A count or a mean is negative, or θ is not positive (checked on CPU until a call passes).</exception>
    /// <remarks>Lopez et al., scVI (Nature Methods 15, 2018). For x = 0 it is softplus(π) − log(exp(π) + NB(0)); for x &gt; 0, softplus(π) − log NB(x).</remarks>
    public static Tensor ZeroInflatedNegativeBinomial(Tensor mean, Tensor inverseDispersion, Tensor zeroLogits, Tensor target, Tensor? mask = null, int batchDims = 1)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(ZeroInflatedNegativeBinomial);
        CheckCounts(Function, mean, inverseDispersion, target, mask, batchDims);
        Arguments.SameShape(Function, nameof(zeroLogits), zeroLogits, nameof(mean), mean, batchDims);
        using var scope = NewDisposeScope();
        CheckCountValues(Function, mean, inverseDispersion, target, mask);
        var type = Precision.Of(mean, inverseDispersion, zeroLogits, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var means = kept.Fill(mean.To(type), 1);
        var dispersions = kept.FillExpanded(inverseDispersion.To(type), target, 1);
        var counts = kept.Fill(target.To(type), 0);
        var inflation = kept.Fill(zeroLogits.To(type), 0);
        var softplus = Elementwise.Softplus(inflation);
        var atZero = (dispersions * (means / dispersions).log1p()).neg();
        var zero = ZeroOfMixture(inflation, softplus, atZero);
        var elements = Elementwise.Select(counts.eq(0), zero, softplus + NegativeBinomialElements(means, dispersions, counts));
        return EventAxes.Sum(kept.Weigh(elements), batchDims).MoveToOuterDisposeScope();
    }

    private static Tensor NegativeBinomialElements(Tensor mean, Tensor inverseDispersion, Tensor counts)
    {
        var empty = counts.eq(0);
        var positive = counts.masked_fill(empty, 1);
        var observed = mean.masked_fill(empty, 1);
        var total = counts + inverseDispersion;
        var share = inverseDispersion / total;
        var odds = positive * ((observed + inverseDispersion) / (positive + inverseDispersion));
        var deviance = (counts * GammaTerms.LogRatio(odds, observed, (positive - observed) * share)) - (inverseDispersion * GammaTerms.LogRatio(total, mean + inverseDispersion, counts - mean));
        var spread = ((counts / inverseDispersion).log1p() * 0.5) + GammaTerms.StirlingRemainder(inverseDispersion) - GammaTerms.StirlingRemainder(total);
        return deviance + spread + GammaTerms.FactorialRemainder(counts);
    }

    /// <summary>softplus(π) − log(exp(π) + exp(l)) for l = log NB(0), without subtracting where the result is small.</summary>
    private static Tensor ZeroOfMixture(Tensor inflation, Tensor softplus, Tensor atZero)
    {
        var mixture = inflation.logaddexp(atZero);
        var unlikely = mixture.lt(-10);
        var likely = (atZero.expm1().neg() * mixture.masked_fill(unlikely, 0).neg().exp()).log1p();
        return Elementwise.Select(unlikely, softplus - mixture, likely);
    }

    private static void CheckCounts(string function, Tensor mean, Tensor inverseDispersion, Tensor target, Tensor? mask, int batchDims)
    {
        CheckOutputAndTarget(function, nameof(mean), mean, target, mask, batchDims);
        Arguments.ExpandsTo(function, nameof(inverseDispersion), inverseDispersion, nameof(target), target);
    }

    private static void CheckCountValues(string function, Tensor mean, Tensor inverseDispersion, Tensor target, Tensor? mask)
    {
        if (FirstCallChecks.AreDue(function, target))
        {
            ValueRange.Counts(function, nameof(target), WithoutMasked(target, mask));
            ValueRange.NotNegative(function, nameof(mean), WithoutMasked(mean, mask, target));
            ValueRange.Positive(function, nameof(inverseDispersion), mask is null ? inverseDispersion : WithoutMasked(inverseDispersion.expand_as(target), mask, target, 1));
            FirstCallChecks.Passed(function);
        }
    }
}
