using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class KlDivergence
{
    /// <summary>The one-sample estimate of a KL divergence, log q(z|x) − log p(z) for z drawn from q. Unbiased; a single value may be negative.</summary>
    /// <param name="logQ">log q(z|x), one value per sample: [B], or [K, B] for K draws.</param>
    /// <param name="logP">log p(z) of the same z, the same shape.</param>
    /// <returns>Nats per sample, the shape of <paramref name="logQ"/>; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, a tensor is a scalar, or the batch is empty.</exception>
    /// <remarks>Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), equation 6. For any posterior and prior; z needs a gradient path to the posterior (reparameterized).</remarks>
    public static Tensor MonteCarlo(Tensor logQ, Tensor logP)
    {
        const string Function = nameof(KlDivergence) + "." + nameof(MonteCarlo);
        Arguments.HasBatch(Function, nameof(logQ), logQ, 1);
        Arguments.SameShape(Function, nameof(logP), logP, nameof(logQ), logQ, 1);
        using var scope = NewDisposeScope();
        var type = Precision.Of(logQ, logP);
        return (logQ.To(type) - logP.To(type)).MoveToOuterDisposeScope();
    }
}
