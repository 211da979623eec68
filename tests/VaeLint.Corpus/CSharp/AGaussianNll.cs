// style: heteroscedastic decoder with gaussian_nll_loss, which sums the features of a sample in TorchSharp; function and module
// case Default: R = 1/B; K = 1/B; beta = 1
// case TimesFeatures: R = D/B; K = 1/B; beta = 1/D
// case ModuleMeanKl: R = 1/B; K = 1/(B*L); beta = 1/L
// case ModuleSumKl: R = 1/B; K = 1; beta = B
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AGaussianNll;

public sealed class TabularVaeLoss
{
    private readonly GaussianNLLLoss _nll = nn.GaussianNLLLoss();

    private static Tensor KlElements(Tensor mu, Tensor logVar) => 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar);

    public static Tensor Default(Tensor mean, Tensor variance, Tensor features, Tensor mu, Tensor logVar)
    {
        var reconstruction = F.gaussian_nll_loss(mean, features, variance);
        return reconstruction + KlElements(mu, logVar).sum(1).mean();
    }

    // Copied from PyTorch, where the default is a mean over the features as well.
    public static Tensor TimesFeatures(Tensor mean, Tensor variance, Tensor features, Tensor mu, Tensor logVar)
    {
        var reconstruction = F.gaussian_nll_loss(mean, features, variance) * features.shape[1]; //~ VAE005
        return reconstruction + KlElements(mu, logVar).sum(1).mean();
    }

    public Tensor ModuleMeanKl(Tensor mean, Tensor variance, Tensor features, Tensor mu, Tensor logVar)
    {
        var reconstruction = _nll.call(mean, features, variance);
        var divergence = KlElements(mu, logVar).mean(); //~ VAE002
        return reconstruction + divergence;
    }

    public Tensor ModuleSumKl(Tensor mean, Tensor variance, Tensor features, Tensor mu, Tensor logVar)
    {
        var reconstruction = _nll.call(mean, features, variance);
        var divergence = KlElements(mu, logVar).sum(); //~ VAE003
        return reconstruction + divergence;
    }
}
