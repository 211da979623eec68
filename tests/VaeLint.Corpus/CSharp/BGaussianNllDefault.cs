// style: gaussian_nll_loss with its default reduction (TorchSharp sums over the event), fixed decoder variance, batch-averaged KL
// case Loss: R = 1/(2*B); K = 1/B; beta = 2
// case ModuleLoss: R = 1/(2*B); K = 1/B; beta = 2
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BGaussianNllDefault;

public static class WeatherVae
{
    public static Tensor Loss(Tensor mean, Tensor field, Tensor mu, Tensor logVar)
    {
        var nll = functional.gaussian_nll_loss(mean, field, ones_like(field));
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return nll + kl;
    }
}

public class WeatherCriterion
{
    private readonly GaussianNLLLoss _nll = GaussianNLLLoss();

    public Tensor ModuleLoss(Tensor mean, Tensor field, Tensor mu, Tensor logVar)
    {
        var unitVariance = ones_like(mean);
        var reconstruction = _nll.call(mean, field, unitVariance);
        return reconstruction + (mu.pow(2) + logVar.exp() - 1 - logVar).mul(0.5).sum(-1).mean();
    }
}
