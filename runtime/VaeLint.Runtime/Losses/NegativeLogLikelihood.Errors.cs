using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class NegativeLogLikelihood
{
    /// <summary>Sum of squared errors per sample, Σ (x−m)²: <c>original_dim * mse</c> of the Keras example. It is a Gaussian decoder with σ² = ½, without its constant.</summary>
    /// <param name="reconstruction">Decoder output m, [B, …].</param>
    /// <param name="target">The data, the same shape as <paramref name="reconstruction"/>.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample up to a constant, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The target is uint8.</exception>
    /// <remarks>σ-VAE (arXiv:2006.13202), Section 3.1: beside a KL, the weight of the squared error is a statement about σ². <see cref="Gaussian"/> states it openly.</remarks>
    public static Tensor SquaredError(Tensor reconstruction, Tensor target, Tensor? mask = null, int batchDims = 1)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(SquaredError);
        CheckOutputAndTarget(Function, nameof(reconstruction), reconstruction, target, mask, batchDims);
        Arguments.IsNotBytes(Function, nameof(target), target);
        using var scope = NewDisposeScope();
        var type = Precision.Of(reconstruction, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var error = kept.Fill(target.To(type), 0) - kept.Fill(reconstruction.To(type), 0);
        return EventAxes.Sum(kept.Weigh(error.square()), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>Laplace decoder, −log p(x|z) per sample: Σ |x−m|/b + log 2b.</summary>
    /// <param name="mean">Decoder output m, the location, [B, …].</param>
    /// <param name="target">The data, the same shape as <paramref name="mean"/>.</param>
    /// <param name="scale">b of every element.</param>
    /// <param name="includeConstants">False leaves out log 2b, which does not train; the value is then no density.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is not positive.</exception>
    /// <exception cref="ArgumentException">The target is uint8.</exception>
    /// <remarks>The density of the Laplace distribution; the gradient at x = m is 0, the middle of its subgradients.</remarks>
    public static Tensor Laplace(Tensor mean, Tensor target, double scale = 1.0, bool includeConstants = true, Tensor? mask = null, int batchDims = 1)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(Laplace);
        Arguments.IsPositive(Function, nameof(scale), scale);
        CheckOutputAndTarget(Function, nameof(mean), mean, target, mask, batchDims);
        Arguments.IsNotBytes(Function, nameof(target), target);
        using var scope = NewDisposeScope();
        var type = Precision.Of(mean, target, mask);
        var kept = ElementMask.Of(mask, target, type);
        var error = kept.Fill(target.To(type), 0) - kept.Fill(mean.To(type), 0);
        var constant = includeConstants ? Math.Log(2 * scale) : 0.0;
        return EventAxes.Sum(kept.Weigh((Elementwise.Magnitude(error) / scale) + constant), batchDims).MoveToOuterDisposeScope();
    }
}
