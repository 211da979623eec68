using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>A KL that is held at a capacity of C nats. Raise C with <see cref="BetaSchedule.Linear"/>; γ is the weight, so leave beta at 1.</summary>
public static class Capacity
{
    /// <summary>γ·|mean_b KL_b − C|, as in most published code.</summary>
    /// <param name="kl">KL per sample, [B] or [K, B].</param>
    /// <param name="capacity">C in nats, at least 0.</param>
    /// <param name="gamma">γ, at least 0.</param>
    /// <returns>The shape of <paramref name="kl"/>: its mean is the formula, and so is its gradient. Single values mean nothing else and may be negative.</returns>
    /// <exception cref="ShapeException">The tensor is a scalar, or the batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    /// <remarks>Burgess et al., Understanding disentangling in β-VAE (arXiv:1804.03599), equation 8.</remarks>
    public static Tensor BatchMean(Tensor kl, double capacity, double gamma)
    {
        Check(nameof(BatchMean), kl, capacity, gamma);
        using var scope = NewDisposeScope();
        var values = kl.To(Precision.Of(kl));

        // Which side of C the mean is on is one sign for all samples; then the mean of the results is |mean − C|.
        var side = (values.detach().mean() - capacity).sign();
        return ((values - capacity) * side * gamma).MoveToOuterDisposeScope();
    }

    /// <summary>γ·|KL_b − C| of every sample by itself. Not the same as <see cref="BatchMean"/>: samples on both sides of C do not cancel.</summary>
    /// <param name="kl">KL per sample, [B] or [K, B].</param>
    /// <param name="capacity">C in nats, at least 0.</param>
    /// <param name="gamma">γ, at least 0.</param>
    /// <returns>The shape of <paramref name="kl"/>.</returns>
    /// <exception cref="ShapeException">The tensor is a scalar, or the batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    /// <remarks>Burgess et al. (arXiv:1804.03599), equation 8, with the absolute value inside the expectation over the data.</remarks>
    public static Tensor PerSample(Tensor kl, double capacity, double gamma)
    {
        Check(nameof(PerSample), kl, capacity, gamma);
        using var scope = NewDisposeScope();
        return (Elementwise.Magnitude(kl.To(Precision.Of(kl)) - capacity) * gamma).MoveToOuterDisposeScope();
    }

    private static void Check(string function, Tensor kl, double capacity, double gamma)
    {
        function = nameof(Capacity) + "." + function;
        Arguments.HasBatch(function, nameof(kl), kl, 1);
        Arguments.IsNotNegative(function, nameof(capacity), capacity);
        Arguments.IsNotNegative(function, nameof(gamma), gamma);
    }
}
