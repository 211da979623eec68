// style: one flag tested twice, by if/else and by a conditional expression
// case RightPerImage: R = 1/B; K = 1/B; beta = 1
// case RightPerPixel: R = 1/(B*D); K = 1/(B*D); beta = 1
// case CrossedPerImage: R = 1/B; K = 1/(B*L); beta = 1/L
// case CrossedPerPixel: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CCorrelatedBranches;

public static class BranchLosses
{
    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, bool perImage)
    {
        Tensor recon;
        if (perImage)
        {
            recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        }
        else
        {
            recon = functional.mse_loss(xHat, x);
        }

        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum();
        kl = perImage ? kl / x.shape[0] : kl / x.numel();
        return recon + kl;
    }

    public static Tensor Crossed(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, bool perImage)
    {
        Tensor recon;
        if (perImage)
        {
            recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        }
        else
        {
            recon = functional.mse_loss(xHat, x); //~ VAE001
        }

        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
        kl = !perImage
            ? kl.sum(1).mean()
            : kl.mean(); //~ VAE002
        return recon + kl;
    }
}
