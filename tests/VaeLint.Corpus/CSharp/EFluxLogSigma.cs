// style: a port of the Flux example: the encoder predicts log sigma, twice its value was added instead of subtracted; then the released form
// case ModelLoss: not measured
// case FixedModelLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EFluxLogSigma;

public sealed class FluxLogSigma
{
    private static Tensor KlWrong(Tensor mu, Tensor logSigma) => 0.5 * torch.sum(torch.exp(2 * logSigma) + mu.square() - 1 + 2 * logSigma);

    private static Tensor Kl(Tensor mu, Tensor logSigma) => 0.5 * torch.sum(torch.exp(2 * logSigma) + mu.square() - 1 - 2 * logSigma);

    public Tensor ModelLoss(Tensor logits, Tensor x, Tensor mu, Tensor logSigma)
    {
        var logPxz = -F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum);
        var klQp = KlWrong(mu, logSigma); //~ VAE101
        return (klQp - logPxz) / x.shape[0];
    }

    public Tensor FixedModelLoss(Tensor logits, Tensor x, Tensor mu, Tensor logSigma)
    {
        var logPxz = -F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum);
        return (Kl(mu, logSigma) - logPxz) / x.shape[0];
    }
}
