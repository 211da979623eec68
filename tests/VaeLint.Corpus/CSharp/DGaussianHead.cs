// style: sensor VAE whose decoder gives mean and variance, scored by gaussian_nll_loss; a second version multiplies by the features as its Python original had to
// case Default: R = 1/(2*B); K = 1/B; beta = 2
// case TimesFeatures: R = D/(2*B); K = 1/B; beta = 2/D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DGaussianHead;

public sealed class SensorObjective
{
    private static Tensor Kl(Tensor mu, Tensor logvar) => -0.5 * torch.mean((1 + logvar - mu.pow(2) - logvar.exp()).sum(1));

    public static Tensor Default(Tensor mean, Tensor variance, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = functional.gaussian_nll_loss(mean, x, variance);
        return nll + Kl(mu, logvar);
    }

    public static Tensor TimesFeatures(Tensor mean, Tensor variance, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = functional.gaussian_nll_loss(mean, x, variance);
        return nll * x.shape[1] + Kl(mu, logvar); //~ VAE005
    }
}
