using VaeLint.Kernels;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class KlDivergence
{
    /// <summary>KL(N(μ, diag σ²) ‖ N(0, I)) per sample: ½ Σ (μ² + expm1(log σ²) − log σ²).</summary>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <remarks>Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), Appendix B.</remarks>
    public static Tensor ToStandardNormal(Tensor mean, Tensor logVariance, int batchDims = 1)
    {
        CheckToStandardNormal(nameof(ToStandardNormal), mean, logVariance, batchDims);
        return SumToStandardNormal(mean, logVariance, batchDims, secondOrder: false);
    }

    /// <summary>The terms of <see cref="ToStandardNormal"/> before they are summed: ½ (μ² + expm1(log σ²) − log σ²).</summary>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape.</param>
    /// <param name="batchDims">Leading axes that are samples; only checked, nothing is summed.</param>
    /// <returns>Nats per latent dimension, the shape of <paramref name="mean"/>; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <remarks>Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), Appendix B.</remarks>
    public static Tensor ToStandardNormalPerDimension(Tensor mean, Tensor logVariance, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        CheckToStandardNormal(nameof(ToStandardNormalPerDimension), mean, logVariance, batchDims);
        return ToStandardNormalElements(mean, logVariance).MoveToOuterDisposeScope();
    }

    internal static void CheckToStandardNormal(string function, Tensor mean, Tensor logVariance, int batchDims)
    {
        function = nameof(KlDivergence) + "." + function;
        Arguments.HasBatch(function, nameof(mean), mean, batchDims);
        Arguments.SameShape(function, nameof(logVariance), logVariance, nameof(mean), mean, batchDims);
    }

    /// <summary>From arguments that were checked.</summary>
    internal static Tensor SumToStandardNormal(Tensor mean, Tensor logVariance, int batchDims, bool secondOrder)
    {
        if (!secondOrder && Dispatch.PerSample(RowTerm.StandardNormal(mean, logVariance), batchDims) is { } sums)
        {
            return sums;
        }

        using var scope = NewDisposeScope();
        return EventAxes.Sum(ToStandardNormalElements(mean, logVariance), batchDims).MoveToOuterDisposeScope();
    }

    private static Tensor ToStandardNormalElements(Tensor mean, Tensor logVariance)
    {
        var type = Precision.Of(mean, logVariance);
        var logs = logVariance.To(type);
        return (mean.To(type).square() + (logs.expm1() - logs)) * 0.5;
    }
}
