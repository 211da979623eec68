using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class NegativeLogLikelihood
{
    /// <summary>Poisson decoder of counts given by log-rates, −log p(x|z) per sample: Σ exp(η) − xη + log x!.</summary>
    /// <param name="logRate">Decoder output η, the logarithm of the expected count, [B, …].</param>
    /// <param name="target">Counts, the same shape as <paramref name="logRate"/>; integer types are widened.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">A count is negative (checked on CPU until a call passes).</exception>
    /// <remarks>
    /// The density of the Poisson distribution. log x! is exact, unlike the approximation of <c>poisson_nll_loss(full: true)</c>, which is off by 0.017 at x = 5;
    /// large counts keep their digits, because the value is computed as its distance from the best rate. The gradient with respect to η is exp(η) − x.
    /// </remarks>
    public static Tensor Poisson(Tensor logRate, Tensor target, Tensor? mask = null, int batchDims = 1)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(Poisson);
        CheckOutputAndTarget(Function, nameof(logRate), logRate, target, mask, batchDims);
        using var scope = NewDisposeScope();
        if (FirstCallChecks.AreDue(Function, target))
        {
            ValueRange.Counts(Function, nameof(target), WithoutMasked(target, mask));
            FirstCallChecks.Passed(Function);
        }

        var type = Precision.Of(logRate, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var rates = kept.Fill(logRate.To(type), 0);
        var counts = kept.Fill(target.To(type), 0);

        // x(expm1(d) − d) with d = η − log x is exp(η) − xη − (x − x log x); a count of 0 has no logarithm and is exp(η).
        var empty = counts.eq(0);
        var seen = empty.bitwise_not();
        var positive = counts.masked_fill(empty, 1);
        var distance = rates.masked_fill(empty, 0) - positive.log();
        var observed = (positive * (distance.expm1() - distance)).masked_fill(empty, 0);
        var unobserved = rates.masked_fill(seen, 0).exp().masked_fill(seen, 0);
        return EventAxes.Sum(kept.Weigh(observed + unobserved + GammaTerms.FactorialRemainder(counts)), batchDims).MoveToOuterDisposeScope();
    }
}
