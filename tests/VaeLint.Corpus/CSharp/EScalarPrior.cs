// style: channel estimation: KL to a Gaussian prior whose moments are plain numbers with defaults, real and imaginary parts stacked before the error
// case PilotLoss: R = 1/(B*D); K = 1/B; beta = D
// case PilotLossSummed: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EScalarPrior;

public static class ChannelEstimator
{
    private static Tensor GaussianKl(Tensor mu, Tensor logvar, double priorMu = 0.0, double priorVar = 1.0)
    {
        var variance = torch.exp(logvar);
        var klPerDim = 0.5 * (Math.Log(priorVar) - logvar + (variance + (mu - priorMu).pow(2)) / priorVar - 1.0);
        return klPerDim.sum(dim: -1).mean();
    }

    private static Tensor RealView(Tensor signal) => torch.stack([signal.cos(), signal.sin()], dim: -1);

    public static Tensor PilotLoss(Tensor xHat, Tensor target, Tensor mu, Tensor logvar)
    {
        var mse = F.mse_loss(xHat, target, reduction: Reduction.Mean); //~ VAE001
        return mse + GaussianKl(mu, logvar);
    }

    public static Tensor PilotLossSummed(Tensor xHat, Tensor target, Tensor mu, Tensor logvar)
    {
        var mse = F.mse_loss(xHat, target, reduction: Reduction.Sum) / target.shape[0];
        return mse + GaussianKl(mu, logvar);
    }

    public static double Residual(Tensor signal, Tensor target) => F.mse_loss(RealView(signal), RealView(target)).ToDouble();
}
