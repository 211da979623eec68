// style: VAE-GAN whose Gaussian likeness kept the sign of a log-likelihood: minus one half of the squared distance is minimised; and the line with the sign put right
// case Losses: R = -1/(2*B); K = 1/B; beta = -2
// case LossesRight: R = 1/(2*B); K = 1/B; beta = 2
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.ENegatedLikeness;

public static class LikenessVae
{
    private static Tensor PriorLoss(Tensor mu, Tensor logSigma) => torch.mean(-0.5 * torch.sum(1 + logSigma - mu.pow(2) - logSigma.exp(), dim: 1));

    public static Tensor Losses(Tensor rebuild, Tensor x, Tensor mu, Tensor logSigma)
    {
        var mse = (x - rebuild).pow(2);
        mse = mse.view(mse.size(0), -1);
        var likenessLoss = torch.mean(-0.5 * torch.sum(mse, dim: 1)); //~ VAE103
        return likenessLoss + PriorLoss(mu, logSigma);
    }

    public static Tensor LossesRight(Tensor rebuild, Tensor x, Tensor mu, Tensor logSigma)
    {
        var mse = (x - rebuild).pow(2);
        mse = mse.view(mse.size(0), -1);
        var likenessLoss = torch.mean(-0.5 * torch.sum(mse, dim: 1));
        return -likenessLoss + PriorLoss(mu, logSigma);
    }
}
