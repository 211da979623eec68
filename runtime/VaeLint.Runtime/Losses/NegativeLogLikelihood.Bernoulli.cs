using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class NegativeLogLikelihood
{
    /// <summary>Bernoulli decoder given by logits, −log p(x|z) per sample: Σ (1−x)·softplus(a) + x·softplus(−a).</summary>
    /// <param name="logits">Decoder output before the sigmoid, [B, …].</param>
    /// <param name="target">Values in [0, 1], the same shape as <paramref name="logits"/>.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The target is uint8, or has values outside [0, 1] (checked on CPU until a call passes).</exception>
    /// <remarks>
    /// Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), Appendix C.1. The gradient with respect to the logits is σ(a) − x.
    /// For targets strictly between 0 and 1 the smallest value is the entropy of the target, not 0.
    /// </remarks>
    public static Tensor BernoulliLogits(Tensor logits, Tensor target, Tensor? mask = null, int batchDims = 1)
    {
        CheckBernoulliLogits(logits, target, mask, batchDims);
        return RowLosses.BernoulliLogits(logits, target, mask, batchDims);
    }

    /// <summary>Bernoulli decoder given by probabilities, −log p(x|z) per sample: −Σ x·log p + (1−x)·log(1−p). Prefer <see cref="BernoulliLogits"/>.</summary>
    /// <param name="probabilities">Decoder output after the sigmoid, [B, …], in [0, 1].</param>
    /// <param name="target">Values in [0, 1], the same shape as <paramref name="probabilities"/>.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is. ∞ where the decoder excludes the target (p = 0 for x = 1).</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The target is uint8, or values lie outside [0, 1] (checked on CPU until a call passes).</exception>
    /// <remarks>
    /// Kingma and Welling (arXiv:1312.6114), Appendix C.1. This is the exact form: unlike <c>binary_cross_entropy</c>, which limits log p to −100 and then has gradients of 1e12, nothing is clamped.
    /// A saturated pixel that is right (p = x = 0, p = x = 1) costs 0 and its gradient is finite. A float32 sigmoid is exactly 1 from logit 17 on, so a saturated pixel that is wrong is lost;
    /// logits do not have that problem.
    /// </remarks>
    public static Tensor BernoulliProbabilities(Tensor probabilities, Tensor target, Tensor? mask = null, int batchDims = 1)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(BernoulliProbabilities);
        CheckOutputAndTarget(Function, nameof(probabilities), probabilities, target, mask, batchDims);
        Arguments.IsNotBytes(Function, nameof(target), target);
        using var scope = NewDisposeScope();
        if (FirstCallChecks.AreDue(Function, target))
        {
            ValueRange.UnitIntervalTarget(Function, nameof(target), WithoutMasked(target, mask));
            ValueRange.Probabilities(Function, nameof(probabilities), WithoutMasked(probabilities, mask, target));
            FirstCallChecks.Passed(Function);
        }

        var type = Precision.Of(probabilities, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var p = kept.Fill(probabilities.To(type), 0.5);
        var x = kept.Fill(target.To(type), 0);

        // 0·log 0 is 0, and so is its gradient: only there the argument is moved away from the pole.
        var on = p.masked_fill(x.eq(0).bitwise_and(p.eq(0)), 1).log();
        var off = p.masked_fill(x.eq(1).bitwise_and(p.eq(1)), 0).neg().log1p();
        return EventAxes.Sum(kept.Weigh(((x * on) + ((1 - x) * off)).neg()), batchDims).MoveToOuterDisposeScope();
    }

    internal static void CheckBernoulliLogits(Tensor logits, Tensor target, Tensor? mask, int batchDims)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(BernoulliLogits);
        CheckOutputAndTarget(Function, nameof(logits), logits, target, mask, batchDims);
        Arguments.IsNotBytes(Function, nameof(target), target);
        if (FirstCallChecks.AreDue(Function, target))
        {
            using var scope = NewDisposeScope();
            ValueRange.UnitIntervalTarget(Function, nameof(target), WithoutMasked(target, mask));
            FirstCallChecks.Passed(Function);
        }
    }
}
