// style: robust reconstruction with smooth_l1_loss for depth maps; local module, arguments by name, KL with log sigma
// case LossA: R = 1/(B*D); K = 1/B; beta = D
// case LossB: R = 1/(B*D); K = 1; beta = B*D
// case LossC: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ASmoothL1;

public static class DepthMapLoss
{
    // KL for a head that outputs log sigma.
    private static Tensor KlLogSigma(Tensor mu, Tensor logSigma) => 0.5 * (mu * mu + (2 * logSigma).exp() - 1) - logSigma;

    public static Tensor LossA(Tensor predicted, Tensor depth, Tensor mu, Tensor logSigma)
    {
        var rec = functional.smooth_l1_loss(target: depth, input: predicted); //~ VAE001
        var kl = KlLogSigma(mu, logSigma).sum(dim: 1);
        return rec + kl.mean();
    }

    public static Tensor LossB(Tensor predicted, Tensor depth, Tensor mu, Tensor logSigma)
    {
        using var criterion = SmoothL1Loss();
        var rec = criterion.forward(predicted, depth); //~ VAE001
        var kl = KlLogSigma(mu, logSigma).sum();
        return rec + kl;
    }

    public static Tensor LossC(Tensor predicted, Tensor depth, Tensor mu, Tensor logSigma)
    {
        using var criterion = SmoothL1Loss(reduction: Reduction.Sum);
        var rec = criterion.forward(predicted, depth);
        var kl = KlLogSigma(mu, logSigma).sum();
        return rec + kl;
    }
}
