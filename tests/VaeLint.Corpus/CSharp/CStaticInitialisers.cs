// style: static readonly lambda as the whole loss, static weights set once, changed later or reciprocal of the size
// case Elbo: R = 1/(B*D); K = 1/B; beta = D
// case UnitWeight: R = 1/(B*D); K = 1/B; beta = D
// case ChangingWeight: R = 1/(B*D); K = weight/B; beta = weight*D
// case ReciprocalWeight: R = 1/(B*D); K = 1/(B*D); beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CStaticInitialisers;

public static class StaticLosses
{
    public static readonly Func<Tensor, Tensor, Tensor, Tensor, Tensor> Elbo = static (xHat, x, mu, logVar) =>
        functional.mse_loss(xHat, x) //~ VAE001
        + 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();

    private static readonly double s_unit = 1.0;
    private static readonly double s_perPixel = 1.0 / 784;
    private static double s_annealed = 0.1;

    public static void StartEpoch(int epoch) => s_annealed = Math.Min(4.0, 0.1 * (epoch + 1));

    public static Tensor UnitWeight(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x); //~ VAE001
        return recon + s_unit * Kl(mu, logVar);
    }

    public static Tensor ChangingWeight(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x);
        return recon + s_annealed * Kl(mu, logVar); //~ VAE010
    }

    public static Tensor ReciprocalWeight(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat.view(-1, 784), x.view(-1, 784));
        return recon + s_perPixel * Kl(mu, logVar);
    }

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
}
