// style: switch statement over a string from a configuration, fall-through labels, one case averages
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CSwitchStatement;

public static class ConfiguredLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, string kind)
    {
        var batch = x.shape[0];
        Tensor recon;
        switch (kind)
        {
            case "bce":
            case "bernoulli":
                recon = functional.binary_cross_entropy(xHat, x, reduction: Reduction.Sum) / batch;
                break;
            case "mse":
                recon = functional.mse_loss(xHat, x); //~ VAE001
                break;
            case "l1":
                recon = functional.l1_loss(xHat, x, Reduction.Sum) / batch;
                break;
            default:
                throw new NotSupportedException(kind);
        }

        return recon + Kl(mu, logVar);
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, int kind)
    {
        Tensor recon;
        switch (kind)
        {
            case 0:
                recon = functional.binary_cross_entropy(xHat, x, reduction: Reduction.None);
                break;
            case 1 or 2:
                recon = functional.mse_loss(xHat, x, Reduction.None);
                break;
            default:
                recon = (xHat - x).abs();
                break;
        }

        return recon.flatten(1).sum(1).mean() + Kl(mu, logVar);
    }

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
}
