using VaeLint.Kernels;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public sealed partial class NegativeElbo
{
    /// <summary>Bernoulli decoder and N(0, I) prior: <see cref="NegativeLogLikelihood.BernoulliLogits"/> plus β times <see cref="KlDivergence.ToStandardNormal"/>.</summary>
    /// <param name="logits">Decoder output before the sigmoid, [B, …].</param>
    /// <param name="target">Values in [0, 1], the same shape as <paramref name="logits"/>.</param>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape as <paramref name="mean"/>.</param>
    /// <param name="beta">β, at least 0; 1 for the ELBO.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="secondOrder">True keeps the gradient differentiable, whatever faster path there may be; needed for gradient penalties.</param>
    /// <returns>The loss and its parts, in nats.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The target is uint8, or has values outside [0, 1] (checked on CPU until a call passes).</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or not finite.</exception>
    /// <remarks>Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), equation 10, Appendix B and C.1.</remarks>
    public static NegativeElbo Bernoulli(Tensor logits, Tensor target, Tensor mean, Tensor logVariance, double beta = 1.0, Tensor? mask = null, bool secondOrder = false)
    {
        NegativeLogLikelihood.CheckBernoulliLogits(logits, target, mask, batchDims: 1);
        return ToStandardNormal(
            nameof(Bernoulli), nameof(logits), logits, mask is null ? RowTerm.Bernoulli(logits, target) : null,
            () => RowLosses.BernoulliLogits(logits, target, mask, 1, secondOrder), mean, logVariance, beta, secondOrder);
    }

    /// <summary>Gaussian decoder with a fixed σ and N(0, I) prior: <see cref="NegativeLogLikelihood.Gaussian"/> plus β times <see cref="KlDivergence.ToStandardNormal"/>.</summary>
    /// <param name="reconstruction">Mean of the decoder, [B, …].</param>
    /// <param name="target">The data, the same shape as <paramref name="reconstruction"/>.</param>
    /// <param name="standardDeviation">σ of the decoder, above 0. It weighs the reconstruction by 1/σ²: leave β at 1 and choose σ.</param>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape as <paramref name="mean"/>.</param>
    /// <param name="beta">β, at least 0; 1 for the ELBO.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="secondOrder">True keeps the gradient differentiable, whatever faster path there may be; needed for gradient penalties.</param>
    /// <returns>The loss and its parts, in nats.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The target is uint8.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="standardDeviation"/> is not above 0, or <paramref name="beta"/> is negative or not finite.</exception>
    /// <remarks>Kingma and Welling (arXiv:1312.6114), equation 10, Appendix B and C.2.</remarks>
    public static NegativeElbo Gaussian(
        Tensor reconstruction, Tensor target, double standardDeviation, Tensor mean, Tensor logVariance, double beta = 1.0, Tensor? mask = null, bool secondOrder = false)
    {
        NegativeLogLikelihood.CheckGaussian(reconstruction, target, standardDeviation, mask, batchDims: 1);
        var constant = NegativeLogLikelihood.ConstantOf(standardDeviation);
        return ToStandardNormal(
            nameof(Gaussian), nameof(reconstruction), reconstruction, mask is null ? RowTerm.Gaussian(reconstruction, target, standardDeviation, constant) : null,
            () => RowLosses.Gaussian(reconstruction, target, standardDeviation, constant, mask, 1, secondOrder), mean, logVariance, beta, secondOrder);
    }

    /// <summary>Gaussian decoder with a learned variance and N(0, I) prior: <see cref="NegativeLogLikelihood.GaussianLogVariance"/> plus β times <see cref="KlDivergence.ToStandardNormal"/>.</summary>
    /// <param name="reconstruction">Mean of the decoder, [B, …].</param>
    /// <param name="reconstructionLogVariance">log σ² of the decoder: per element, or fewer elements that expand to the target.</param>
    /// <param name="target">The data, the same shape as <paramref name="reconstruction"/>.</param>
    /// <param name="mean">μ of the posterior, [B, …].</param>
    /// <param name="logVariance">log σ² of the posterior, the same shape as <paramref name="mean"/>.</param>
    /// <param name="beta">β, at least 0; 1 for the ELBO.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="secondOrder">True keeps the gradient differentiable, whatever faster path there may be; needed for gradient penalties.</param>
    /// <returns>The loss and its parts, in nats.</returns>
    /// <exception cref="ShapeException">The shapes differ, the log-variance does not expand to the target, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The target is uint8.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative or not finite.</exception>
    /// <remarks>Kingma and Welling (arXiv:1312.6114), equation 10, Appendix B and C.2.</remarks>
    public static NegativeElbo GaussianLogVariance(
        Tensor reconstruction, Tensor reconstructionLogVariance, Tensor target, Tensor mean, Tensor logVariance, double beta = 1.0, Tensor? mask = null, bool secondOrder = false)
    {
        NegativeLogLikelihood.CheckGaussianLogVariance(reconstruction, reconstructionLogVariance, target, mask, batchDims: 1);
        var constant = NegativeLogLikelihood.HalfLogTwoPi;
        return ToStandardNormal(
            nameof(GaussianLogVariance), nameof(reconstruction), reconstruction, mask is null ? RowTerm.GaussianLogVariance(reconstruction, reconstructionLogVariance, target, constant) : null,
            () => RowLosses.GaussianLogVariance(reconstruction, reconstructionLogVariance, target, constant, mask, 1, secondOrder), mean, logVariance, beta, secondOrder);
    }

    /// <summary>In one pass where a kernel takes both terms, else from one value per sample of each.</summary>
    private static NegativeElbo ToStandardNormal(
        string decoder, string outputName, Tensor output, RowTerm? term, Func<Tensor> reconstruction, Tensor mean, Tensor logVariance, double beta, bool secondOrder)
    {
        KlDivergence.CheckToStandardNormal(nameof(KlDivergence.ToStandardNormal), mean, logVariance, batchDims: 1);
        if (mean.size(0) != output.size(0))
        {
            throw ElboShapes.OtherBatch(nameof(NegativeElbo) + "." + decoder, nameof(mean), mean, outputName, output);
        }

        if (!secondOrder && Dispatch.NegativeElbo(term, RowTerm.StandardNormal(mean, logVariance), beta) is { } parts)
        {
            return new NegativeElbo(parts.Loss, parts.Reconstruction, parts.Kl, parts.PerSample, beta);
        }

        using var scope = NewDisposeScope();
        return Compute(reconstruction(), KlDivergence.SumToStandardNormal(mean, logVariance, 1, secondOrder), beta).MoveToOuterScope();
    }
}
