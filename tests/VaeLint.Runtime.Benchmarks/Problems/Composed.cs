using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Runtime.Benchmarks.Problems;

/// <summary>The same losses out of libtorch's operators, as users write them and as fast as they can be written.</summary>
internal static class Composed
{
    public static Tensor Kl(VaeBatch batch) => -0.5 * (1 + batch.LogVariance - batch.Mean.pow(2) - batch.LogVariance.exp()).sum() / batch.Batch;

    public static Tensor BceOfSigmoid(VaeBatch batch) =>
        (F.binary_cross_entropy(sigmoid(batch.Output), batch.Target, reduction: nn.Reduction.Sum) / batch.Batch) + Kl(batch);

    public static Tensor BceWithLogits(VaeBatch batch) =>
        (F.binary_cross_entropy_with_logits(batch.Output, batch.Target, reduction: nn.Reduction.Sum) / batch.Batch) + Kl(batch);

    /// <summary>softplus(a) − a·x by a dot product, everything scaled once and in place. Cancels where pixels are well fitted.</summary>
    public static Tensor SoftplusAndDot(VaeBatch batch)
    {
        var logits = batch.Output.view(-1);
        return F.softplus(logits).sum().sub_(dot(logits, batch.Target.view(-1))).add_(KlByDot(batch)).mul_(1.0 / batch.Batch);
    }

    public static Tensor LogitsAndDot(VaeBatch batch) =>
        F.binary_cross_entropy_with_logits(batch.Output, batch.Target, reduction: nn.Reduction.Sum).add_(KlByDot(batch)).mul_(1.0 / batch.Batch);

    public static Tensor MeanSquaredError(VaeBatch batch) => F.mse_loss(batch.Output, batch.Target, nn.Reduction.Sum) / batch.Batch;

    public static Tensor GaussianLogVariance(VaeBatch batch) =>
        0.5 * (batch.OutputLogVariance + ((batch.Target - batch.Output).pow(2) * (-batch.OutputLogVariance).exp()) + Math.Log(2 * Math.PI)).sum() / batch.Batch;

    private static Tensor KlByDot(VaeBatch batch)
    {
        var mean = batch.Mean.view(-1);
        return batch.LogVariance.exp().sub(batch.LogVariance).sum().add_(dot(mean, mean)).sub_(batch.LogVariance.numel()).mul_(0.5);
    }
}
