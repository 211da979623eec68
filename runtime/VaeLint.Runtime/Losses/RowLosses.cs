using VaeLint.Kernels;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>The likelihoods that training spends its time in, one value per sample, from arguments that were checked: the one place that decides how they are computed.</summary>
internal static class RowLosses
{
    public static Tensor BernoulliLogits(Tensor logits, Tensor target, Tensor? mask, int batchDims, bool secondOrder = false)
    {
        if (mask is null && !secondOrder && Dispatch.PerSample(RowTerm.Bernoulli(logits, target), batchDims) is { } sums)
        {
            return sums;
        }

        using var scope = NewDisposeScope();
        var type = Precision.Of(logits, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var activations = kept.Fill(logits.To(type), 0);

        // No form that subtracts: a well-fitted pixel keeps all its digits.
        var off = Elementwise.Softplus(activations);
        var on = Elementwise.Softplus(-activations);
        return EventAxes.Sum(kept.Weigh(lerp(off, on, kept.Fill(target.To(type), 0))), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>Σ ½((x−m)/σ)² + constant.</summary>
    public static Tensor Gaussian(Tensor mean, Tensor target, double standardDeviation, double constant, Tensor? mask, int batchDims, bool secondOrder = false)
    {
        if (mask is null && !secondOrder && Dispatch.PerSample(RowTerm.Gaussian(mean, target, standardDeviation, constant), batchDims) is { } sums)
        {
            return sums;
        }

        using var scope = NewDisposeScope();
        var type = Precision.Of(mean, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var error = kept.Fill(target.To(type), 0) - kept.Fill(mean.To(type), 0);
        return EventAxes.Sum(kept.Weigh((error / standardDeviation).square() * 0.5 + constant), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>Σ ½(log σ² + (x−m)²/σ²) + constant; a log-variance with fewer elements counts once per element of the target.</summary>
    public static Tensor GaussianLogVariance(Tensor mean, Tensor logVariance, Tensor target, double constant, Tensor? mask, int batchDims, bool secondOrder = false)
    {
        if (mask is null && !secondOrder && Dispatch.PerSample(RowTerm.GaussianLogVariance(mean, logVariance, target, constant), batchDims) is { } sums)
        {
            return sums;
        }

        using var scope = NewDisposeScope();
        var type = Precision.Of(mean, logVariance, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var logs = kept.FillExpanded(logVariance.To(type), target, 0);

        // The square comes last: exp(−log σ²) overflows at half the log-variance at which exp(−½ log σ²) does.
        var error = (kept.Fill(target.To(type), 0) - kept.Fill(mean.To(type), 0)) * (logs * -0.5).exp();
        return EventAxes.Sum(kept.Weigh((error.square() + logs) * 0.5 + constant), batchDims).MoveToOuterDisposeScope();
    }
}
