using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class NegativeLogLikelihood
{
    /// <summary>Gaussian decoder with a fixed standard deviation, −log p(x|z) per sample: Σ ½((x−m)/σ)² + log σ + ½ log 2π.</summary>
    /// <param name="mean">Decoder output m, [B, …].</param>
    /// <param name="target">The data, the same shape as <paramref name="mean"/>.</param>
    /// <param name="standardDeviation">σ of every element. 1/√2 makes the data term the sum of squared errors.</param>
    /// <param name="includeConstants">False leaves out log σ + ½ log 2π, which do not train; the value is then no density.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="standardDeviation"/> is not positive.</exception>
    /// <exception cref="ArgumentException">The target is uint8.</exception>
    /// <remarks>Kingma and Welling (arXiv:1312.6114), Appendix C.2; Rybkin, Daniilidis and Levine, σ-VAE (arXiv:2006.13202), Section 3.1.</remarks>
    public static Tensor Gaussian(Tensor mean, Tensor target, double standardDeviation = 1.0, bool includeConstants = true, Tensor? mask = null, int batchDims = 1)
    {
        CheckGaussian(mean, target, standardDeviation, mask, batchDims);
        return RowLosses.Gaussian(mean, target, standardDeviation, includeConstants ? ConstantOf(standardDeviation) : 0.0, mask, batchDims);
    }

    /// <summary>Gaussian decoder with a learned log-variance, −log p(x|z) per sample: Σ ½(log σ² + (x−m)²/σ² + log 2π).</summary>
    /// <param name="mean">Decoder output m, [B, …].</param>
    /// <param name="logVariance">log σ²: per element, or fewer elements that expand to the target ([1] shared, [C, 1, 1] per channel). Each counts once per element of the target.</param>
    /// <param name="target">The data, the same shape as <paramref name="mean"/>.</param>
    /// <param name="includeConstants">False leaves out ½ log 2π, which does not train; the value is then no density.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, the log-variance does not expand to the target, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The target is uint8.</exception>
    /// <remarks>
    /// Kingma and Welling (arXiv:1312.6114), Appendix C.2; σ-VAE (arXiv:2006.13202), Section 3.2. Nothing is clamped; <c>LogVariance.SoftFloor</c> bounds the variance from below.
    /// The log-variance expands from its last axis, as everywhere in libtorch: [C] is one value per column, not per channel.
    /// </remarks>
    public static Tensor GaussianLogVariance(Tensor mean, Tensor logVariance, Tensor target, bool includeConstants = true, Tensor? mask = null, int batchDims = 1)
    {
        CheckGaussianLogVariance(mean, logVariance, target, mask, batchDims);
        return RowLosses.GaussianLogVariance(mean, logVariance, target, includeConstants ? HalfLogTwoPi : 0.0, mask, batchDims);
    }

    /// <summary>log σ + ½ log 2π.</summary>
    internal static double ConstantOf(double standardDeviation) => Math.Log(standardDeviation) + HalfLogTwoPi;

    internal static void CheckGaussian(Tensor mean, Tensor target, double standardDeviation, Tensor? mask, int batchDims)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(Gaussian);
        Arguments.IsPositive(Function, nameof(standardDeviation), standardDeviation);
        CheckOutputAndTarget(Function, nameof(mean), mean, target, mask, batchDims);
        Arguments.IsNotBytes(Function, nameof(target), target);
    }

    internal static void CheckGaussianLogVariance(Tensor mean, Tensor logVariance, Tensor target, Tensor? mask, int batchDims)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(GaussianLogVariance);
        CheckOutputAndTarget(Function, nameof(mean), mean, target, mask, batchDims);
        Arguments.ExpandsTo(Function, nameof(logVariance), logVariance, nameof(target), target);
        Arguments.IsNotBytes(Function, nameof(target), target);
    }
}
