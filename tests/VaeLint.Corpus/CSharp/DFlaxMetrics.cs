// style: JAX example: per-example cross-entropy through log_sigmoid and expm1 and per-example KL, a metrics record with the three means
// case ComputeMetrics: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DFlaxMetrics;

public sealed record Metrics(Tensor Bce, Tensor Kld, Tensor Loss);

public static class TrainStep
{
    private static Tensor KlDivergence(Tensor mean, Tensor logvar) =>
        -0.5 * (1 + logvar - mean.square() - logvar.exp()).sum(-1);

    private static Tensor BinaryCrossEntropyWithLogits(Tensor logits, Tensor labels)
    {
        logits = functional.logsigmoid(logits);
        return -(labels * logits + (1.0 - labels) * torch.log(-torch.expm1(logits))).sum(-1);
    }

    public static Metrics ComputeMetrics(Tensor reconX, Tensor x, Tensor mean, Tensor logvar)
    {
        var bceLoss = BinaryCrossEntropyWithLogits(reconX, x).mean();
        var kldLoss = KlDivergence(mean, logvar).mean();
        return new Metrics(Bce: bceLoss, Kld: kldLoss, Loss: bceLoss + kldLoss);
    }
}
