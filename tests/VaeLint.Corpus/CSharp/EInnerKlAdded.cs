// style: tutorial code that lost the factor of minus one half: the bracket itself is summed and added, beside the right line
// case VaeLoss: R = 1/B; K = -2/B; beta = -2
// case VaeLossRight: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EInnerKlAdded;

public static class TutorialLoss
{
    public static Tensor VaeLoss(Tensor xPred, Tensor x, Tensor mu, Tensor logSigma)
    {
        var reconstructionLoss = F.mse_loss(xPred, x, reduction: Reduction.Sum) / x.shape[0];
        var klLoss = 1 + logSigma - torch.square(mu) - torch.exp(logSigma);
        klLoss = klLoss.sum(dim: 1).mean(); //~ VAE101
        return reconstructionLoss + klLoss;
    }

    public static Tensor VaeLossRight(Tensor xPred, Tensor x, Tensor mu, Tensor logSigma)
    {
        var reconstructionLoss = F.mse_loss(xPred, x, reduction: Reduction.Sum) / x.shape[0];
        var klLoss = 1 + logSigma - torch.square(mu) - torch.exp(logSigma);
        klLoss = -0.5 * klLoss.sum(dim: 1).mean();
        return reconstructionLoss + klLoss;
    }
}
