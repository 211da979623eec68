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
        using var scope = NewDisposeScope();
        var nll = NegativeLogLikelihood.BernoulliLogits(logits, target, mask);
        return ToStandardNormal(nameof(Bernoulli), nameof(logits), logits, nll, mean, logVariance, beta).MoveToOuterScope();
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
        using var scope = NewDisposeScope();
        var nll = NegativeLogLikelihood.Gaussian(reconstruction, target, standardDeviation, mask: mask);
        return ToStandardNormal(nameof(Gaussian), nameof(reconstruction), reconstruction, nll, mean, logVariance, beta).MoveToOuterScope();
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
        using var scope = NewDisposeScope();
        var nll = NegativeLogLikelihood.GaussianLogVariance(reconstruction, reconstructionLogVariance, target, mask: mask);
        return ToStandardNormal(nameof(GaussianLogVariance), nameof(reconstruction), reconstruction, nll, mean, logVariance, beta).MoveToOuterScope();
    }

    private static NegativeElbo ToStandardNormal(string decoder, string outputName, Tensor output, Tensor nll, Tensor mean, Tensor logVariance, double beta)
    {
        var kl = KlDivergence.ToStandardNormal(mean, logVariance);
        if (kl.size(0) != nll.size(0))
        {
            throw ElboShapes.OtherBatch(nameof(NegativeElbo) + "." + decoder, nameof(mean), mean, outputName, output);
        }

        return Compute(nll, kl, beta);
    }
}
