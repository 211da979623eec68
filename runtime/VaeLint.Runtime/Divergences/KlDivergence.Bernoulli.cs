using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class KlDivergence
{
    /// <summary>KL(Bernoulli(σ(a)) ‖ Bernoulli(σ(aₚ))) per sample: Σ q·log(q/p) + (1−q)·log((1−q)/(1−p)).</summary>
    /// <param name="logits">a, the log-odds of the posterior, [B, …].</param>
    /// <param name="priorLogits">aₚ: the shape of <paramref name="logits"/>, or without its batch axes, or a single number (0 for a fair coin).</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The prior does not expand to the posterior, or the batch is empty.</exception>
    /// <remarks>Cover and Thomas, Elements of Information Theory, equation 2.26. Logits of ±∞ are outcomes that are certain; 0·log 0 is 0.</remarks>
    public static Tensor Bernoulli(Tensor logits, Tensor priorLogits, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        return EventAxes.Sum(BernoulliElements(nameof(Bernoulli), logits, priorLogits, batchDims), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>The terms of <see cref="Bernoulli"/> before they are summed: q·log(q/p) + (1−q)·log((1−q)/(1−p)).</summary>
    /// <param name="logits">a, the log-odds of the posterior, [B, …].</param>
    /// <param name="priorLogits">aₚ: the shape of <paramref name="logits"/>, or without its batch axes, or a single number.</param>
    /// <param name="batchDims">Leading axes that are samples; nothing is summed.</param>
    /// <returns>Nats per latent dimension, the shape of <paramref name="logits"/>; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The prior does not expand to the posterior, or the batch is empty.</exception>
    /// <remarks>As <see cref="Bernoulli"/>.</remarks>
    public static Tensor BernoulliPerDimension(Tensor logits, Tensor priorLogits, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        return BernoulliElements(nameof(BernoulliPerDimension), logits, priorLogits, batchDims).MoveToOuterDisposeScope();
    }

    private static Tensor BernoulliElements(string function, Tensor logits, Tensor priorLogits, int batchDims)
    {
        function = nameof(KlDivergence) + "." + function;
        Arguments.HasBatch(function, nameof(logits), logits, batchDims);
        PriorShapes.ExpandsOverBatch(function, nameof(priorLogits), priorLogits, nameof(logits), logits, batchDims);
        var type = Precision.Of(logits, priorLogits);
        return RelativeEntropy.Bernoulli(BernoulliParameters.FromLogits(logits.To(type)), BernoulliParameters.FromLogits(priorLogits.To(type)));
    }
}
