using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>What a trained or training VAE does with its latent variables, and what its loss weights mean. No gradients.</summary>
public static class Diagnostics
{
    /// <summary>KL(q ‖ N(0, I)) of every latent dimension, averaged over the batch. Dimensions near 0 have collapsed.</summary>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape.</param>
    /// <param name="batchDims">Leading axes that are averaged.</param>
    /// <returns>Nats per latent dimension, the shape without the batch axes; without gradient. Their sum is the KL of the batch.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchDims"/> is less than 1.</exception>
    /// <remarks>Sønderby et al., Ladder Variational Autoencoders (arXiv:1602.02282), section 3.2.</remarks>
    public static Tensor KlPerDimension(Tensor mean, Tensor logVariance, int batchDims = 1)
    {
        Arguments.IsAtLeastOne($"{nameof(Diagnostics)}.{nameof(KlPerDimension)}", nameof(batchDims), batchDims);
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        return OneBatchAxis(KlDivergence.ToStandardNormalPerDimension(mean, logVariance, batchDims), batchDims).mean([0L]).MoveToOuterDisposeScope();
    }

    /// <summary>Var_x(E_q[z]): how much the posterior mean of every latent dimension moves with the data.</summary>
    /// <param name="mean">Posterior means of a whole data set or a large part of it, [N, …].</param>
    /// <param name="unbiased">True divides by N − 1, false by N.</param>
    /// <param name="batchDims">Leading axes that are samples.</param>
    /// <returns>The shape without the batch axes; without gradient.</returns>
    /// <exception cref="ShapeException">There are no samples, or a single one where <paramref name="unbiased"/> needs two.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchDims"/> is less than 1.</exception>
    /// <remarks>Burda, Grosse and Salakhutdinov, Importance Weighted Autoencoders (arXiv:1509.00519), section 5.2.</remarks>
    public static Tensor MeanVariance(Tensor mean, bool unbiased = true, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        return VarianceOf(nameof(MeanVariance), mean, unbiased, batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>The number of latent dimensions whose <see cref="MeanVariance"/> is above the threshold; all others carry nothing about the data. Waits for the device.</summary>
    /// <param name="mean">Posterior means of a whole data set or a large part of it, [N, …]; every element after the batch is one unit.</param>
    /// <param name="threshold">Least variance of an active unit, at least 0; 0.01 in the source.</param>
    /// <param name="unbiased">True divides the variance by N − 1, as most code does; false by N.</param>
    /// <param name="batchDims">Leading axes that are samples.</param>
    /// <returns>The number of active units.</returns>
    /// <exception cref="ShapeException">There are no samples, or a single one where <paramref name="unbiased"/> needs two.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is negative or not finite, or <paramref name="batchDims"/> is less than 1.</exception>
    /// <remarks>Burda, Grosse and Salakhutdinov, Importance Weighted Autoencoders (arXiv:1509.00519), section 5.2.</remarks>
    public static int ActiveUnits(Tensor mean, double threshold = 0.01, bool unbiased = true, int batchDims = 1)
    {
        Arguments.IsNotNegative($"{nameof(Diagnostics)}.{nameof(ActiveUnits)}", nameof(threshold), threshold);
        using var scope = NewDisposeScope();
        return (int)VarianceOf(nameof(ActiveUnits), mean, unbiased, batchDims).gt(threshold).sum().item<long>();
    }

    /// <summary>Bits per dimension: nats/(dimensions·ln 2) + log₂(levels per unit).</summary>
    /// <param name="nats">−log p(x) of one sample or its bound, constants kept.</param>
    /// <param name="dimensions">Elements of one sample, at least 1.</param>
    /// <param name="levelsPerUnit">1 for a probability. For a density of rescaled data, levels per unit of the data: 256 for bytes in [0, 1], 128 in [−1, 1].</param>
    /// <returns>Bits per dimension.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is less than 1, or <paramref name="levelsPerUnit"/> is not above 0.</exception>
    /// <remarks>Theis, van den Oord and Bethge, A note on the evaluation of generative models (arXiv:1511.01844), section 3.1: the data have to be dequantised.</remarks>
    public static double BitsPerDimension(double nats, long dimensions, double levelsPerUnit = 1.0)
    {
        CheckDimensions(dimensions, levelsPerUnit);
        return (nats / (dimensions * Math.Log(2.0))) + Math.Log2(levelsPerUnit);
    }

    /// <summary>Bits per dimension of every sample: nats/(dimensions·ln 2) + log₂(levels per unit).</summary>
    /// <param name="nats">−log p(x) per sample or its bound, constants kept; for example <see cref="NegativeElbo.PerSample"/> with β = 1.</param>
    /// <param name="dimensions">Elements of one sample, at least 1.</param>
    /// <param name="levelsPerUnit">1 for a probability. For a density of rescaled data, levels per unit of the data: 256 for bytes in [0, 1], 128 in [−1, 1].</param>
    /// <returns>The shape of <paramref name="nats"/>; float32, or float64 when the input is; without gradient.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is less than 1, or <paramref name="levelsPerUnit"/> is not above 0.</exception>
    /// <remarks>Theis, van den Oord and Bethge (arXiv:1511.01844), section 3.1.</remarks>
    public static Tensor BitsPerDimension(Tensor nats, long dimensions, double levelsPerUnit = 1.0)
    {
        ArgumentNullException.ThrowIfNull(nats);
        CheckDimensions(dimensions, levelsPerUnit);
        using var scope = NewDisposeScope();
        return ((nats.detach().To(Precision.Of(nats)) / (dimensions * Math.Log(2.0))) + Math.Log2(levelsPerUnit)).MoveToOuterDisposeScope();
    }

    /// <summary>The β that weights amount to: KL weight / reconstruction weight.</summary>
    /// <param name="reconstructionWeight">Factor before the negative log-likelihood summed over the event, above 0: 1/D for a mean over D elements; for a squared error without its half, twice the factor.</param>
    /// <param name="klWeight">Factor before the KL summed over the latent axes, at least 0: 1/L for a mean over L dimensions.</param>
    /// <returns>The effective β; both weights with the same reduction of the batch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of range.</exception>
    /// <remarks>Higgins et al., β-VAE (2017), appendix A.1 (normalised β).</remarks>
    public static double EffectiveBeta(double reconstructionWeight, double klWeight = 1.0)
    {
        const string Function = nameof(Diagnostics) + "." + nameof(EffectiveBeta);
        Arguments.IsPositive(Function, nameof(reconstructionWeight), reconstructionWeight);
        Arguments.IsNotNegative(Function, nameof(klWeight), klWeight);
        return klWeight / reconstructionWeight;
    }

    /// <summary>The variance of the Gaussian decoder that <c>w·Σ(x − x̂)² + v·KL</c> is an ELBO of: σ² = v/(2w). It equals <see cref="EffectiveBeta"/> with σ = 1.</summary>
    /// <param name="squaredErrorWeight">w, the factor before the squared error summed over the event, above 0: 1/D for a mean over D elements.</param>
    /// <param name="klWeight">v, the factor before the KL summed over the latent axes, at least 0.</param>
    /// <returns>σ² in squared units of the data; D/2 for a mean squared error with a summed KL.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of range.</exception>
    /// <remarks>Rybkin, Daniilidis and Levine (arXiv:2006.13202), section 3; Lucas et al. (arXiv:1911.02469), section 4.</remarks>
    public static double ImpliedVariance(double squaredErrorWeight, double klWeight = 1.0)
    {
        const string Function = nameof(Diagnostics) + "." + nameof(ImpliedVariance);
        Arguments.IsPositive(Function, nameof(squaredErrorWeight), squaredErrorWeight);
        Arguments.IsNotNegative(Function, nameof(klWeight), klWeight);
        return klWeight / (2.0 * squaredErrorWeight);
    }

    private static Tensor VarianceOf(string function, Tensor mean, bool unbiased, int batchDims)
    {
        function = nameof(Diagnostics) + "." + function;
        Arguments.IsAtLeastOne(function, nameof(batchDims), batchDims);
        Arguments.HasBatch(function, nameof(mean), mean, batchDims);
        var samples = OneBatchAxis(mean.detach().To(Precision.Of(mean)), batchDims);
        var degrees = samples.size(0) - (unbiased ? 1 : 0);
        if (degrees == 0)
        {
            throw new ShapeException(
                $"{function}: mean is {ShapeErrors.Text(mean)}, a single sample: the unbiased variance needs at least 2. Pass the means of the whole data set.",
                nameof(mean),
                0,
                "at least 2",
                mean.shape);
        }

        return (samples - samples.mean([0L], keepdim: true)).square().sum(0L) / degrees;
    }

    private static Tensor OneBatchAxis(Tensor values, int batchDims) => batchDims == 1 ? values : values.flatten(0, batchDims - 1);

    private static void CheckDimensions(long dimensions, double levelsPerUnit)
    {
        const string Function = nameof(Diagnostics) + "." + nameof(BitsPerDimension);
        Arguments.IsAtLeastOne(Function, nameof(dimensions), dimensions);
        Arguments.IsPositive(Function, nameof(levelsPerUnit), levelsPerUnit);
    }
}
