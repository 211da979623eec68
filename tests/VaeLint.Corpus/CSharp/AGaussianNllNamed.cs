// style: gaussian_nll_loss with named arguments and a PyTorch reader's corrections; hand-written Gaussian NLL with a learned log-variance
// case Corrected: R = D/B; K = 1/B; beta = 1/D
// case KlCorrected: R = 1/B; K = 1/(B*D); beta = 1/D
// case HandWrittenMean: R = 1/(B*D); K = 1/B; beta = D
// case HandWrittenSum: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AGaussianNllNamed;

public class UncertainDecoderLoss
{
    private const int Features = 96;

    private static Tensor Kl(Tensor mu, Tensor logVar) => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();

    public Tensor Corrected(Tensor xMean, Tensor xVar, Tensor x, Tensor mu, Tensor logVar)
    {
        x = x.view(-1, Features);
        xMean = xMean.view(-1, Features);
        var nll = gaussian_nll_loss(variance: xVar, target: x, input: xMean, reduction: Reduction.Mean);
        return Features * nll + Kl(mu, logVar); //~ VAE005
    }

    public Tensor KlCorrected(Tensor xMean, Tensor xVar, Tensor x, Tensor mu, Tensor logVar)
    {
        x = x.view(-1, Features);
        xMean = xMean.view(-1, Features);
        var nll = gaussian_nll_loss(input: xMean, target: x, variance: xVar);
        var kl = Kl(mu, logVar) / Features; //~ VAE005
        return nll + kl;
    }

    public Tensor HandWrittenMean(Tensor xMean, Tensor xLogVar, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = 0.5 * (xLogVar + (x - xMean).pow(2) / xLogVar.exp());
        return nll.mean() + Kl(mu, logVar); //~ VAE001
    }

    public Tensor HandWrittenSum(Tensor xMean, Tensor xLogVar, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = 0.5 * (xLogVar + (x - xMean).pow(2) / xLogVar.exp());
        return nll.sum() / x.shape[0] + Kl(mu, logVar);
    }
}
