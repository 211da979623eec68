// style: Total(recon, kl) merely adds; each caller decides the scale
// case MeanError: R = 1/(B*D); K = 1/B; beta = D
// case MeanKl: R = 1/B; K = 1/(B*L); beta = 1/L
// case Balanced: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CTotalAdder;

public static class AdderLosses
{
    public static Tensor MeanError(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        return Total(
            functional.mse_loss(xHat, x), //~ VAE001
            KlElements(mu, logVar).sum(1).mean());
    }

    public static Tensor MeanKl(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        var kl = KlElements(mu, logVar).mean(); //~ VAE002
        return Total(recon: recon, kl: kl);
    }

    public static Tensor Balanced(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        return Total(kl: KlElements(mu, logVar).sum() / x.shape[0], recon: recon);
    }

    private static Tensor Total(Tensor recon, Tensor kl) => recon + kl;

    private static Tensor KlElements(Tensor mu, Tensor logVar)
        => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
}
