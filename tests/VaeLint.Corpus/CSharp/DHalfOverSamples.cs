// style: course exercise: squared error and twice the KL summed, both halved and divided by N in one factor
// case ElboLoss: R = 1/(2*B); K = 1/B; beta = 2
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DHalfOverSamples;

public static class Exercise4
{
    public static Tensor ElboLoss(Tensor x, Tensor xHat, Tensor mu, Tensor logvar)
    {
        var reconstruction = (x - xHat).pow(2).sum();
        var regularization = torch.sum(mu.pow(2) + logvar.exp() - logvar - 1, dim: 1).sum();
        var n = x.shape[0];

        return 1.0 / (2 * n) * (reconstruction + regularization);
    }
}
