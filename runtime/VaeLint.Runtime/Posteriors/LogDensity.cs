using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>+log p(z) of draws, summed over the latent axes: one value in nats per draw, shape <c>shape[0..batchDims]</c>.</summary>
public static class LogDensity
{
    private static readonly double LogTwoPi = Math.Log(2.0 * Math.PI);

    /// <summary>log N(z; 0, I) per draw: −½ Σ (z² + log 2π).</summary>
    /// <param name="z">Draws, [B, …], or [K, B, …] with <paramref name="batchDims"/> 2.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per draw, [B] or [K, B]; float32, or float64 when the input is.</returns>
    /// <exception cref="ShapeException">The batch is empty, or there are fewer axes than <paramref name="batchDims"/>.</exception>
    /// <remarks>Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), Appendix B.</remarks>
    public static Tensor StandardNormal(Tensor z, int batchDims = 1)
    {
        Arguments.HasBatch(nameof(LogDensity) + "." + nameof(StandardNormal), nameof(z), z, batchDims);
        using var scope = NewDisposeScope();
        return EventAxes.Sum((z.To(Precision.Of(z)).square() + LogTwoPi) * -0.5, batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>log N(z; μ, diag σ²) per draw: −½ Σ (log 2π + log σ² + (z − μ)²/σ²).</summary>
    /// <param name="z">Draws, [B, …], or [K, B, …] with <paramref name="batchDims"/> 2.</param>
    /// <param name="mean">μ: the shape of <paramref name="z"/>, or without (some of) its batch axes, or a single number.</param>
    /// <param name="logVariance">log σ²: any shape that expands to <paramref name="z"/>.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per draw, [B] or [K, B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">A shape does not expand to that of <paramref name="z"/>, or the batch is empty.</exception>
    /// <remarks>Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), Appendix C.2.</remarks>
    public static Tensor Normal(Tensor z, Tensor mean, Tensor logVariance, int batchDims = 1)
    {
        const string Function = nameof(LogDensity) + "." + nameof(Normal);
        Arguments.HasBatch(Function, nameof(z), z, batchDims);
        PriorShapes.ExpandsOverBatch(Function, nameof(mean), mean, nameof(z), z, batchDims);
        Arguments.ExpandsTo(Function, nameof(logVariance), logVariance, nameof(z), z);
        using var scope = NewDisposeScope();
        var type = Precision.Of(z, mean, logVariance);
        var logs = logVariance.To(type);

        // Scaled before it is squared: exp(−log σ²) alone overflows at half the range.
        var distance = (z.To(type) - mean.To(type)) * (logs * -0.5).exp();
        return EventAxes.Sum((distance.square() + logs + LogTwoPi) * -0.5, batchDims).MoveToOuterDisposeScope();
    }
}
