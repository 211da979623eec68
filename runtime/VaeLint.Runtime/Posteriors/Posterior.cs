using TorchSharp;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>Draws from a diagonal Gaussian posterior through which gradients flow.</summary>
public static class Posterior
{
    /// <summary>z = μ + σ·ε with ε from N(0, I), so that gradients reach μ and log σ².</summary>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape.</param>
    /// <param name="generator">Source of the noise; the global one of the device where it is null. TorchSharp makes generators on CPU: on another device their noise is copied there, the same draws as on CPU.</param>
    /// <returns>One draw per sample, the shape and type of <paramref name="mean"/>: it is what the decoder takes.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The mean is not floating-point: the draws have its type, and would be cut to whole numbers.</exception>
    /// <remarks>Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), section 2.4. Computed in float32 or wider and rounded once.</remarks>
    public static Tensor Reparameterize(Tensor mean, Tensor logVariance, Generator? generator = null)
    {
        Check(nameof(Reparameterize), mean, logVariance);
        using var scope = NewDisposeScope();
        return Draw(mean, logVariance, mean.shape, generator).MoveToOuterDisposeScope();
    }

    /// <summary>K draws of every sample: z = μ + σ·ε, for importance-weighted bounds and averages over draws.</summary>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape.</param>
    /// <param name="samples">K, at least 1.</param>
    /// <param name="generator">Source of the noise; the global one of the device where it is null. TorchSharp makes generators on CPU: on another device their noise is copied there, the same draws as on CPU.</param>
    /// <returns>[K, B, …] in the type of <paramref name="mean"/>. Pass <c>batchDims: 2</c> to the losses and densities of these draws.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The mean is not floating-point: the draws have its type, and would be cut to whole numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is less than 1.</exception>
    /// <remarks>Burda, Grosse and Salakhutdinov, Importance Weighted Autoencoders (arXiv:1509.00519), section 3.</remarks>
    public static Tensor ReparameterizeMany(Tensor mean, Tensor logVariance, long samples, Generator? generator = null)
    {
        Check(nameof(ReparameterizeMany), mean, logVariance);
        Arguments.IsAtLeastOne($"{nameof(Posterior)}.{nameof(ReparameterizeMany)}", nameof(samples), samples);
        using var scope = NewDisposeScope();
        return Draw(mean, logVariance, [samples, .. mean.shape], generator).MoveToOuterDisposeScope();
    }

    private static void Check(string function, Tensor mean, Tensor logVariance)
    {
        function = nameof(Posterior) + "." + function;
        Arguments.HasBatch(function, nameof(mean), mean, 1);
        Arguments.IsNetworkOutput(function, nameof(mean), mean);
        Arguments.SameShape(function, nameof(logVariance), logVariance, nameof(mean), mean, 1);
    }

    private static Tensor Draw(Tensor mean, Tensor logVariance, long[] shape, Generator? generator)
    {
        var type = Precision.Of(mean, logVariance);
        return (mean.To(type) + ((logVariance.To(type) * 0.5).exp() * Noise(mean, type, shape, generator))).to_type(mean.dtype);
    }

    /// <summary>TorchSharp makes every generator on CPU, whatever device it is asked for, and libtorch takes none of another device than the tensor's.</summary>
    private static Tensor Noise(Tensor mean, ScalarType type, long[] shape, Generator? generator) => generator is null || mean.device_type == DeviceType.CPU
        ? mean.new_empty(shape, dtype: type).normal_(generator: generator)
        : mean.new_empty(shape, dtype: type, device: CPU).normal_(generator: generator).to(mean.device);
}
