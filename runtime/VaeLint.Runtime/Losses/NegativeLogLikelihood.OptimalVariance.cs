using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class NegativeLogLikelihood
{
    /// <summary>Gaussian decoder with the variance that fits best, σ̂² = mean of (x−m)² over batch and event; per sample: SSE/(2σ̂²) + ½ M log 2πσ̂². The batch mean is ½ M (log 2πσ̂² + 1).</summary>
    /// <param name="mean">Decoder output m, [B, …].</param>
    /// <param name="target">The data, the same shape as <paramref name="mean"/>.</param>
    /// <param name="minimumStandardDeviation">σ̂ is at least this. Without it (0) the value of a perfect reconstruction is not finite.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0 and do not count in σ̂².</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed. σ̂² is one number for all of them.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimumStandardDeviation"/> is negative.</exception>
    /// <exception cref="ArgumentException">The target is uint8.</exception>
    /// <remarks>
    /// Rybkin, Daniilidis and Levine, σ-VAE (arXiv:2006.13202), optimal σ. The gradient flows through σ̂²; that of the batch mean is (m−x)/(Bσ̂²) whether it does or not.
    /// </remarks>
    public static Tensor GaussianOptimalVariance(Tensor mean, Tensor target, double minimumStandardDeviation = 0.0, Tensor? mask = null, int batchDims = 1)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(GaussianOptimalVariance);
        Arguments.IsNotNegative(Function, nameof(minimumStandardDeviation), minimumStandardDeviation);
        CheckOutputAndTarget(Function, nameof(mean), mean, target, mask, batchDims);
        Arguments.IsNotBytes(Function, nameof(target), target);
        using var scope = NewDisposeScope();
        var type = Precision.Of(mean, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var squares = (kept.Fill(target.To(type), 0) - kept.Fill(mean.To(type), 0)).square();
        var errors = EventAxes.Sum(kept.Weigh(squares), batchDims);
        var counts = EventAxes.Sum(kept.Weigh(ones_like(squares)), batchDims);

        // With nothing to fit (an empty event, everything masked) any variance is right; 1 keeps the sum at 0.
        var total = counts.sum();
        var nothing = total.eq(0);
        var variance = (errors.sum() / total.masked_fill(nothing, 1)).masked_fill(nothing, 1);
        if (minimumStandardDeviation > 0)
        {
            var smallest = minimumStandardDeviation * minimumStandardDeviation;
            variance = variance.masked_fill(variance.lt(smallest), smallest);
        }

        var likelihood = (errors / variance * 0.5) + (counts * ((variance.log() * 0.5) + HalfLogTwoPi));
        return likelihood.MoveToOuterDisposeScope();
    }
}
