// style: a helper that adds to a ref parameter, out parameters, half a squared error beside a weight of a quarter, sizes as numbers on a converted mean (generated, then shortened by hand)
// case AddedByRef: R = 1; K = 1/(B*L); beta = 1/(B*L)
// case AddedInHelper: R = 1/B; K = 0.1/(B*L); beta = 0.1/L
// case HalvedBesideQuarter: R = 0.5/(B*D); K = 0.25/(B*L); beta = 0.5*D/L
// case HalvedTogether: R = 0.5/B; K = 0.25/(B*L); beta = 0.5/L
// case ByOut: R = 1/(B*D); K = 1/B; beta = D
// case Flattened: R = 1/(B*D); K = 1/(B*D); beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.SSmallHelpers;

internal static class Elbo
{
    private static void AddTo(ref Tensor sum, Tensor term) => sum = sum + term;

    private static Tensor Elements(Tensor mu, Tensor logvar) => -0.5 * (1 + logvar - mu.pow(2) - logvar.exp());

    private static Tensor Rate(Tensor mu, Tensor logvar) => Elements(mu, logvar).mean();

    public static Tensor AddedByRef(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var loss = F.mse_loss(recon, x, Reduction.Sum);
        AddTo(ref loss, Rate(mu, logvar)); //~ VAE002
        return loss;
    }

    private static (Tensor, Tensor) Terms(Tensor recon, Tensor x, Tensor mu, Tensor logvar) => (F.mse_loss(recon, x, Reduction.Sum) / x.shape[0], Rate(mu, logvar));

    public static Tensor AddedInHelper(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var (total, rate) = Terms(recon, x, mu, logvar);
        AddTo(ref total, 0.1 * rate); //~ VAE010
        return total;
    }

    public static Tensor HalvedBesideQuarter(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var loss = 0.5 * F.mse_loss(recon, x);
        loss += 0.25 * Elements(mu, logvar).mean(); //~ VAE010
        return loss;
    }

    public static Tensor HalvedTogether(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = F.mse_loss(recon, x, Reduction.Sum) / x.shape[0];
        var kl = Elements(mu, logvar).mean(); //~ VAE002
        return 0.5 * (nll + 0.5 * kl);
    }

    private static void Kl(Tensor mu, Tensor logvar, out Tensor kl) => kl = Elements(mu, logvar).sum(1).mean();

    public static Tensor ByOut(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        Kl(mu, logvar, out var kl);
        return F.mse_loss(recon, x) + kl; //~ VAE001
    }

    public static Tensor Flattened(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var kl = Elements(mu, logvar).view(-1).mean();
        return F.mse_loss(recon, x) + kl * mu.size(1) / x.shape[1];
    }
}
