// style: squared error written by hand as a difference and pow, several reductions side by side in a static class of experiments
// case SumAndMean: R = 1; K = 1/(B*L); beta = 1/(B*L)
// case MeanAndBatchSum: R = 1/(B*D); K = 1/B; beta = D
// case Gaussian: R = 0.5/B; K = 1/B; beta = 2
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.AHandWrittenSquares;

public static class Experiments
{
    public static Tensor SumAndMean(Tensor x, Tensor xHat, Tensor mu, Tensor logVar)
    {
        var diff = x - xHat;
        var sse = (diff * diff).sum();
        var kl = -0.5 * torch.mean(1.0 + logVar - torch.pow(mu, 2) - torch.exp(logVar)); //~ VAE002
        return sse + kl;
    }

    public static Tensor MeanAndBatchSum(Tensor x, Tensor xHat, Tensor mu, Tensor logVar)
    {
        var batch = x.size(0);
        var mse = (x - xHat).pow(2).mean(); //~ VAE001
        var kl = -0.5 * torch.sum(1.0 + logVar - torch.pow(mu, 2) - torch.exp(logVar)) / batch;
        return mse + kl;
    }

    // Unit variance Gaussian: half the squared error, summed over features.
    public static Tensor Gaussian(Tensor x, Tensor xHat, Tensor mu, Tensor logVar)
    {
        var nll = 0.5 * (x - xHat).square().sum(dim: 1);
        var kl = 0.5 * (mu.square() + logVar.exp() - 1 - logVar).sum(dim: 1);
        return (nll + kl).mean();
    }
}
