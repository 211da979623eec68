using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Runtime.Tests.Probe;

/// <summary>Terms as users write them, without the library, for losses whose weights are known by hand.</summary>
internal static class TermForms
{
    public static Tensor Kl(Tensor mean, Tensor logVariance) => -0.5 * (1 + logVariance - mean.square() - logVariance.exp());

    public static Tensor KlSum(ProbeBatch batch) => Kl(batch.Mean, batch.LogVariance).sum();

    public static Tensor KlBatchMean(ProbeBatch batch) => Kl(batch.Mean, batch.LogVariance).sum(1).mean();

    public static Tensor KlMean(ProbeBatch batch) => Kl(batch.Mean, batch.LogVariance).mean();

    public static Tensor Bce(ProbeBatch batch, Reduction reduction = Reduction.Mean) => F.binary_cross_entropy_with_logits(batch.Logits, batch.Target, reduction: reduction);

    public static Tensor BcePerSample(ProbeBatch batch) => Bce(batch, Reduction.None).flatten(1).sum(1);

    public static Tensor Mse(ProbeBatch batch, Reduction reduction = Reduction.Mean) => F.mse_loss(batch.Reconstruction, batch.Target, reduction);

    public static Tensor Errors(ProbeBatch batch) => (batch.Reconstruction - batch.Target).square();

    /// <summary>Bernoulli summed over the event and averaged over the batch: the reconstruction that is right.</summary>
    public static Tensor Right(ProbeBatch batch) => BcePerSample(batch).mean();
}
