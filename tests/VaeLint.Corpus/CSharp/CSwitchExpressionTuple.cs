// style: switch expressions over a tuple of flags and over a nullable limit, one arm wrong
// case Wrong: R = 1; K = 1/B; beta = 1/B
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CSwitchExpressionTuple;

public static class SwitchLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, bool binary, bool handWritten)
    {
        var recon = (binary, handWritten) switch
        {
            (true, _) => functional.binary_cross_entropy(xHat, x, reduction: Reduction.Sum) / x.shape[0],
            (false, true) => (xHat - x).square().flatten(1).sum(1).mean(),
            (false, false) => functional.mse_loss(xHat, x, Reduction.Sum), //~ VAE003
        };

        return recon + Kl(mu, logVar);
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, int? pixels)
    {
        var recon = pixels switch
        {
            null => functional.mse_loss(xHat, x) * x.shape[1],
            _ => (xHat - x).square().sum(1).mean(),
        };

        return recon + Kl(mu, logVar);
    }

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => 0.5 * (mu * mu + logVar.exp() - logVar - 1).sum(1).mean();
}
