using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>Ways to a log-variance: from a standard deviation, and bounds that keep a gradient.</summary>
public static class LogVariance
{
    /// <summary>Bounds from below without a corner: c + softplus(x − c). Serves log σ² and log σ alike.</summary>
    /// <param name="logVariance">x, any shape.</param>
    /// <param name="minimum">c; the result is always above it.</param>
    /// <returns>The same shape; float32, or float64 when the input is. The gradient is σ(x − c), never cut to 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimum"/> is not finite.</exception>
    /// <remarks>Rybkin, Daniilidis and Levine, Simple and Effective VAE Training with Calibrated Decoders (arXiv:2006.13202), section 3 and its code.</remarks>
    public static Tensor SoftFloor(Tensor logVariance, double minimum)
    {
        ArgumentNullException.ThrowIfNull(logVariance);
        Arguments.IsFinite($"{nameof(LogVariance)}.{nameof(SoftFloor)}", nameof(minimum), minimum);
        using var scope = NewDisposeScope();
        return (Elementwise.Softplus(logVariance.To(Precision.Of(logVariance)) - minimum) + minimum).MoveToOuterDisposeScope();
    }

    /// <summary>Bounds on both sides without a corner: c·tanh(x/c).</summary>
    /// <param name="logVariance">x, any shape.</param>
    /// <param name="limit">c, above 0; the result lies between −c and c.</param>
    /// <returns>The same shape; float32, or float64 when the input is. The gradient is 1 − tanh²(x/c).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not a number above 0.</exception>
    /// <remarks>Vahdat and Kautz, NVAE (arXiv:2007.03898), whose code uses c = 5.</remarks>
    public static Tensor SoftClamp(Tensor logVariance, double limit = 5.0)
    {
        ArgumentNullException.ThrowIfNull(logVariance);
        Arguments.IsPositive($"{nameof(LogVariance)}.{nameof(SoftClamp)}", nameof(limit), limit);
        using var scope = NewDisposeScope();
        return ((logVariance.To(Precision.Of(logVariance)) / limit).tanh() * limit).MoveToOuterDisposeScope();
    }

    /// <summary>log σ² = 2·log σ.</summary>
    /// <param name="standardDeviation">σ, above 0, any shape; 0 gives −∞ and a negative number NaN.</param>
    /// <returns>The same shape; float32, or float64 when the input is.</returns>
    /// <remarks>For encoders that end in a softplus or an exponential.</remarks>
    public static Tensor FromStandardDeviation(Tensor standardDeviation)
    {
        ArgumentNullException.ThrowIfNull(standardDeviation);
        using var scope = NewDisposeScope();
        return (standardDeviation.To(Precision.Of(standardDeviation)).log() * 2.0).MoveToOuterDisposeScope();
    }

    /// <summary>log σ² = 2·(log σ).</summary>
    /// <param name="logStandardDeviation">log σ, any shape.</param>
    /// <returns>The same shape; float32, or float64 when the input is.</returns>
    /// <remarks>For encoders whose head is log σ: taken for log σ², the posterior would be too wide or too narrow.</remarks>
    public static Tensor FromLogStandardDeviation(Tensor logStandardDeviation)
    {
        ArgumentNullException.ThrowIfNull(logStandardDeviation);
        using var scope = NewDisposeScope();
        return (logStandardDeviation.To(Precision.Of(logStandardDeviation)) * 2.0).MoveToOuterDisposeScope();
    }
}
