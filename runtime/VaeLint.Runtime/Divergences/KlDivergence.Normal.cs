using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class KlDivergence
{
    /// <summary>KL(N(μ, diag σ²) ‖ N(μₚ, diag σₚ²)) per sample: ½ Σ (expm1(r) − r + (μ − μₚ)²/σₚ²) with r = log σ² − log σₚ². Exactly 0 where both are equal.</summary>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape.</param>
    /// <param name="priorMean">μₚ: the shape of <paramref name="mean"/>, or without its batch axes, or a single number.</param>
    /// <param name="priorLogVariance">log σₚ²: any shape that expands to <paramref name="mean"/>.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, the prior does not expand to the posterior, or the batch is empty.</exception>
    /// <remarks>Kingma and Welling (arXiv:1312.6114), Appendix B, for a prior that is learned or conditional: Vahdat and Kautz, NVAE (arXiv:2007.03898), section 3.2.</remarks>
    public static Tensor Normal(Tensor mean, Tensor logVariance, Tensor priorMean, Tensor priorLogVariance, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        return EventAxes.Sum(NormalElements(nameof(Normal), mean, logVariance, priorMean, priorLogVariance, batchDims), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>The terms of <see cref="Normal"/> before they are summed: ½ (expm1(r) − r + (μ − μₚ)²/σₚ²) with r = log σ² − log σₚ².</summary>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape.</param>
    /// <param name="priorMean">μₚ: the shape of <paramref name="mean"/>, or without its batch axes, or a single number.</param>
    /// <param name="priorLogVariance">log σₚ²: any shape that expands to <paramref name="mean"/>.</param>
    /// <param name="batchDims">Leading axes that are samples; nothing is summed.</param>
    /// <returns>Nats per latent dimension, the shape of <paramref name="mean"/>; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, the prior does not expand to the posterior, or the batch is empty.</exception>
    /// <remarks>As <see cref="Normal"/>.</remarks>
    public static Tensor NormalPerDimension(Tensor mean, Tensor logVariance, Tensor priorMean, Tensor priorLogVariance, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        return NormalElements(nameof(NormalPerDimension), mean, logVariance, priorMean, priorLogVariance, batchDims).MoveToOuterDisposeScope();
    }

    private static Tensor NormalElements(string function, Tensor mean, Tensor logVariance, Tensor priorMean, Tensor priorLogVariance, int batchDims)
    {
        function = nameof(KlDivergence) + "." + function;
        Arguments.HasBatch(function, nameof(mean), mean, batchDims);
        Arguments.SameShape(function, nameof(logVariance), logVariance, nameof(mean), mean, batchDims);
        PriorShapes.ExpandsOverBatch(function, nameof(priorMean), priorMean, nameof(mean), mean, batchDims);
        Arguments.ExpandsTo(function, nameof(priorLogVariance), priorLogVariance, nameof(mean), mean);
        var type = Precision.Of(mean, logVariance, priorMean, priorLogVariance);
        var priorLogs = priorLogVariance.To(type);
        var ratio = logVariance.To(type) - priorLogs;

        // The distance is scaled before it is squared: exp(−log σₚ²) alone overflows at half the range.
        var distance = (mean.To(type) - priorMean.To(type)) * (priorLogs * -0.5).exp();
        return (ratio.expm1() - ratio + distance.square()) * 0.5;
    }
}
