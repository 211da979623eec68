using VaeLint.Kernels;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>
/// The negative ELBO of a batch: the loss to train with and the parts to look at, all in nats. It owns its four tensors, which also belong to the dispose scope that is open when it is made, as any new
/// tensor does: either end of life frees them, twice is harmless. The caller's tensors stay the caller's.
/// </summary>
public sealed partial class NegativeElbo : IDisposable
{
    private readonly Tensor _loss;
    private readonly Tensor _reconstruction;
    private readonly Tensor _kl;
    private readonly Tensor _perSample;
    private bool _disposed;

    private NegativeElbo(Tensor loss, Tensor reconstruction, Tensor kl, Tensor perSample, double beta)
    {
        _loss = loss;
        _reconstruction = reconstruction;
        _kl = kl;
        _perSample = perSample;
        Beta = beta;
    }

    /// <summary>mean_b (reconstruction + β·KL), a scalar with gradients: call <c>backward()</c> on it.</summary>
    /// <exception cref="ObjectDisposedException">The objective was disposed.</exception>
    public Tensor Loss => Alive(_loss);

    /// <summary>mean_b of −log p(x|z), a scalar without gradient.</summary>
    /// <exception cref="ObjectDisposedException">The objective was disposed.</exception>
    public Tensor Reconstruction => Alive(_reconstruction);

    /// <summary>mean_b of the KL before β as it was given, summed over all given KLs; a scalar without gradient. After free bits or a capacity it is the bounded term: keep the KL itself for reports.</summary>
    /// <exception cref="ObjectDisposedException">The objective was disposed.</exception>
    public Tensor Kl => Alive(_kl);

    /// <summary>reconstruction + β·KL of every sample, [B] or [K, B], without gradient.</summary>
    /// <exception cref="ObjectDisposedException">The objective was disposed.</exception>
    public Tensor PerSample => Alive(_perSample);

    /// <summary>The weight of the KL.</summary>
    public double Beta { get; }

    /// <summary>mean_b (nll + β·KL) from one value per sample each.</summary>
    /// <param name="nll">−log p(x|z), [B] or [K, B], for example from <see cref="NegativeLogLikelihood"/>.</param>
    /// <param name="kl">KL(q ‖ p), the same shape, for example from <see cref="KlDivergence"/>.</param>
    /// <param name="beta">β, at least 0; 1 for the ELBO.</param>
    /// <returns>The loss and its parts; float32, or float64 when an input is. Dispose it, or make it inside a dispose scope.</returns>
    /// <exception cref="ShapeException">A tensor is a scalar, still has event or latent axes, or the shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or not finite.</exception>
    /// <remarks>Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), equation 10; β: Higgins et al., β-VAE (2017), equation 4.</remarks>
    public static NegativeElbo Compute(Tensor nll, Tensor kl, double beta = 1.0)
    {
        ArgumentNullException.ThrowIfNull(nll);
        ArgumentNullException.ThrowIfNull(kl);
        ElboShapes.Require(nll, nameof(kl), kl);
        return Sum(nll, [kl], beta);
    }

    /// <summary>mean_b (nll + β·Σ KL) with several KLs: the layers of a hierarchy, or continuous and discrete latent variables.</summary>
    /// <param name="nll">−log p(x|z), [B] or [K, B].</param>
    /// <param name="kls">At least one KL, each of the same shape.</param>
    /// <param name="beta">β of all of them, at least 0.</param>
    /// <returns>The loss and its parts; float32, or float64 when an input is. Dispose it, or make it inside a dispose scope.</returns>
    /// <exception cref="ShapeException">A tensor is a scalar, still has event or latent axes, or the shapes differ.</exception>
    /// <exception cref="ArgumentException">There is no KL.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or not finite.</exception>
    /// <remarks>Sønderby et al., Ladder Variational Autoencoders (arXiv:1602.02282), equation 6.</remarks>
    public static NegativeElbo Compute(Tensor nll, IReadOnlyList<Tensor> kls, double beta = 1.0)
    {
        ArgumentNullException.ThrowIfNull(nll);
        TensorLists.RequireAny(ElboShapes.Function, nameof(kls), kls);
        for (var index = 0; index < kls.Count; index++)
        {
            var name = $"{nameof(kls)}[{index}]";
            ArgumentNullException.ThrowIfNull(kls[index], name);
            ElboShapes.Require(nll, name, kls[index]);
        }

        return Sum(nll, kls, beta);
    }

    /// <summary>Loss, reconstruction and KL as numbers, in one transfer from the device.</summary>
    /// <returns>The means over the batch, in nats.</returns>
    /// <exception cref="ObjectDisposedException">The objective was disposed.</exception>
    public ElboMetrics ReadMetrics() => ElboMetrics.Read(Loss, Reconstruction, Kl, Beta);

    /// <summary>Frees the four tensors of this objective and nothing else. Harmless when a dispose scope has done so before.</summary>
    public void Dispose()
    {
        _disposed = true;
        _loss.Dispose();
        _reconstruction.Dispose();
        _kl.Dispose();
        _perSample.Dispose();
        PrecomputedGradient.ReleaseHandedOver();
    }

    private static NegativeElbo Sum(Tensor nll, IReadOnlyList<Tensor> kls, double beta)
    {
        Arguments.IsNotNegative(ElboShapes.Function, nameof(beta), beta);
        using var scope = NewDisposeScope();
        var type = Precision.Of(nll) == ScalarType.Float64 ? ScalarType.Float64 : TensorLists.PrecisionOf(kls);
        var reconstruction = nll.To(type);
        var kl = kls[0].To(type);
        for (var index = 1; index < kls.Count; index++)
        {
            kl = kl + kls[index].To(type);
        }

        var perSample = reconstruction.add(kl, beta);
        return new NegativeElbo(perSample.mean(), reconstruction.detach().mean(), kl.detach().mean(), perSample.detach(), beta).MoveToOuterScope();
    }

    private NegativeElbo MoveToOuterScope()
    {
        _loss.MoveToOuterDisposeScope();
        _reconstruction.MoveToOuterDisposeScope();
        _kl.MoveToOuterDisposeScope();
        _perSample.MoveToOuterDisposeScope();
        return this;
    }

    private Tensor Alive(Tensor tensor)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return tensor;
    }
}
