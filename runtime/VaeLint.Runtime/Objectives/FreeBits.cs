using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>
/// A KL that is not pushed below λ nats. The results are [B]: their mean over the batch is the bounded KL, exactly, with its exact gradient, so that they take the place of the KL in
/// <see cref="NegativeElbo.Compute(Tensor, Tensor, double)"/>. Bound before anything is rescaled.
/// </summary>
public static class FreeBits
{
    /// <summary>Σ_d max(λ, mean_b KL_bd): every latent dimension has λ nats free, on the average of the batch.</summary>
    /// <param name="kl">KL per dimension, [B, …]; with [B] the total is bounded: max(λ, mean_b KL_b).</param>
    /// <param name="lambda">λ in nats per dimension, at least 0.</param>
    /// <param name="batchDims">Leading axes that are kept; the batch mean is taken over all of them.</param>
    /// <returns>Nats per sample, [B]: its mean is the formula, and so is its gradient (1/B for dimensions above λ, 0 for others). Single values mean nothing else.</returns>
    /// <exception cref="ShapeException">The batch is empty, or there are fewer axes than <paramref name="batchDims"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is negative or not finite.</exception>
    /// <remarks>Kingma et al., Improved Variational Inference with Inverse Autoregressive Flow (arXiv:1606.04934), Appendix C.8.</remarks>
    public static Tensor PerDimension(Tensor kl, double lambda, int batchDims = 1)
    {
        const string Function = nameof(FreeBits) + "." + nameof(PerDimension);
        Arguments.HasBatch(Function, nameof(kl), kl, batchDims);
        Arguments.IsNotNegative(Function, nameof(lambda), lambda);
        using var scope = NewDisposeScope();
        return EventAxes.Sum(BoundBatchMean(kl.To(Precision.Of(kl)), lambda, batchDims), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>Every sample by itself: Σ_d max(λ, KL_bd) for KL per dimension, max(λ, KL_b) for KL per sample.</summary>
    /// <param name="kl">KL per dimension, [B, …], or per sample, [B].</param>
    /// <param name="lambda">λ in nats, at least 0: per dimension for [B, …], in total for [B].</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed after the bound.</param>
    /// <returns>Nats per sample, [B]. At least as large as <see cref="PerDimension"/> on average, because every single value is bounded.</returns>
    /// <exception cref="ShapeException">The batch is empty, or there are fewer axes than <paramref name="batchDims"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is negative or not finite.</exception>
    /// <remarks>With [B]: Ha and Schmidhuber, World Models (arXiv:1803.10122), whose <c>kl_tolerance · z_size</c> is λ.</remarks>
    public static Tensor PerSample(Tensor kl, double lambda, int batchDims = 1)
    {
        const string Function = nameof(FreeBits) + "." + nameof(PerSample);
        Arguments.HasBatch(Function, nameof(kl), kl, batchDims);
        Arguments.IsNotNegative(Function, nameof(lambda), lambda);
        using var scope = NewDisposeScope();
        var values = kl.To(Precision.Of(kl));
        return EventAxes.Sum(values.masked_fill(values.detach().le(lambda), lambda), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>Σ_g max(λ, mean_b KL_bg): every group of latent dimensions, for example every layer of a hierarchy, has λ nats free.</summary>
    /// <param name="groups">KL of each group: [B], or [B, …], which is summed to [B] before it is bounded.</param>
    /// <param name="lambda">λ in nats per group, at least 0.</param>
    /// <param name="batchDims">Leading axes that are kept; the batch mean is taken over all of them.</param>
    /// <returns>Nats per sample, [B]: its mean is the formula, and so is its gradient.</returns>
    /// <exception cref="ShapeException">A batch is empty, or the batches differ.</exception>
    /// <exception cref="ArgumentException">There is no group.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is negative or not finite.</exception>
    /// <remarks>Kingma et al. (arXiv:1606.04934), Appendix C.8. Channels as groups: <c>PerDimension(kl.sum(2, 3), λ)</c>.</remarks>
    public static Tensor PerGroup(IReadOnlyList<Tensor> groups, double lambda, int batchDims = 1)
    {
        const string Function = nameof(FreeBits) + "." + nameof(PerGroup);
        ArgumentNullException.ThrowIfNull(groups);
        Arguments.IsNotNegative(Function, nameof(lambda), lambda);
        TensorLists.RequireBatches(Function, nameof(groups), groups, batchDims);
        using var scope = NewDisposeScope();
        var type = TensorLists.PrecisionOf(groups);
        Tensor? total = null;
        foreach (var group in groups)
        {
            var bounded = BoundBatchMean(EventAxes.Sum(group.To(type), batchDims), lambda, batchDims);
            total = total is null ? bounded : total + bounded;
        }

        return total!.MoveToOuterDisposeScope();
    }

    /// <summary>What lies at or below λ on average becomes the constant λ, everything else stays: the mean is max(λ, mean), and a NaN stays one.</summary>
    private static Tensor BoundBatchMean(Tensor kl, double lambda, int batchDims)
    {
        var values = kl.detach();
        var mean = batchDims == 0 ? values : values.mean(BatchAxes(batchDims));
        return kl.masked_fill(mean.le(lambda), lambda);
    }

    private static long[] BatchAxes(int batchDims)
    {
        var axes = new long[batchDims];
        for (var axis = 0; axis < batchDims; axis++)
        {
            axes[axis] = axis;
        }

        return axes;
    }
}
