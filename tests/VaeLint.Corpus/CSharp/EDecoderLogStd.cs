// style: Gaussian decoder with a learned log standard deviation whose square is divided by sigma instead of sigma squared; the right form; a learned log-variance
// case Loss: not measured
// case RightLoss: not measured
// case VarianceLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EDecoderLogStd;

public static class DecoderLogStd
{
    private static Tensor Kl(Tensor mu, Tensor logVar) => (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1);

    public static Tensor Loss(Tensor xMean, Tensor xLogStd, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = (xLogStd + 0.5 * (x - xMean).pow(2) / xLogStd.exp()).sum(1); //~ VAE102
        return (nll + Kl(mu, logVar)).mean();
    }

    public static Tensor RightLoss(Tensor xMean, Tensor xLogStd, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = (xLogStd + 0.5 * (x - xMean).pow(2) / (2 * xLogStd).exp()).sum(1);
        return (nll + Kl(mu, logVar)).mean();
    }

    public static Tensor VarianceLoss(Tensor xMean, Tensor xLogVar, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = 0.5 * (xLogVar + (x - xMean).pow(2) / xLogVar.exp()).sum(1);
        return (nll + Kl(mu, logVar)).mean();
    }
}
