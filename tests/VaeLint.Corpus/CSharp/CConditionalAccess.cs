// style: null-conditional access to an optional posterior, to optional settings and to a callback
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = beta/B; beta = beta
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CConditionalAccess;

public sealed record LossSettings(double Beta);

public sealed class Posterior(Tensor mu, Tensor logVar)
{
    public Tensor Kl() => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
}

public static class OptionalPartLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Posterior? posterior, Action<Tensor>? onTerm)
    {
        var recon = functional.mse_loss(xHat, x); //~ VAE001
        onTerm?.Invoke(recon.detach());
        return posterior?.Kl() is { } kl ? recon + kl : recon;
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, LossSettings? settings)
    {
        var beta = settings?.Beta ?? 1.0;
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum() / x.shape[0];
        return recon + beta * kl;
    }
}
