// style: nullable weight with ?? and ??=, a cached loss module
// case DefaultOne: R = 1/(B*D); K = 1/B; beta = D
// case FreeWeight: R = 1/(B*D); K = beta/B; beta = beta*D
// case Balanced: R = 1/B; K = beta/B; beta = beta
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CNullableBeta;

public sealed class NullableLosses
{
    private MSELoss? _summed;

    public static Tensor DefaultOne(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, double? beta = null)
    {
        var recon = functional.mse_loss(xHat, x); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return recon + (beta ?? 1.0) * kl;
    }

    public static Tensor FreeWeight(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var recon = functional.mse_loss(xHat, x);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return recon
            + beta * kl; //~ VAE010
    }

    public Tensor Balanced(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, double? beta)
    {
        _summed ??= MSELoss(Reduction.Sum);
        beta ??= 1.0;

        var recon = _summed.call(xHat, x) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return recon + beta.Value * kl;
    }
}
