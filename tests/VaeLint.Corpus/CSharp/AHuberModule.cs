// style: HuberLoss modules in readonly fields that the constructor fills; KL parameterised by the variance (softplus head)
// case Loss: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case Repaired: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeLint.Corpus.AHuberModule;

public class ForecastVae
{
    private readonly HuberLoss _huber;
    private readonly HuberLoss _huberSum;
    private readonly Linear _scaleHead = nn.Linear(32, 6);

    public ForecastVae()
    {
        _huber = nn.HuberLoss(delta: 1.0);
        _huberSum = nn.HuberLoss(delta: 1.0, reduction: nn.Reduction.Sum);
    }

    public Tensor Variance(Tensor hidden) => nn.functional.softplus(_scaleHead.call(hidden)) + 1e-6;

    public Tensor Loss(Tensor forecast, Tensor actual, Tensor mu, Tensor variance)
    {
        var reconstruction = _huber.call(forecast, actual); //~ VAE001
        var divergence = 0.5 * torch.mean(variance + mu.pow(2) - 1 - torch.log(variance)); //~ VAE002
        return reconstruction + divergence;
    }

    public Tensor Repaired(Tensor forecast, Tensor actual, Tensor mu, Tensor variance)
    {
        var reconstruction = _huberSum.call(forecast, actual) / actual.shape[0];
        var divergence = 0.5 * torch.sum(variance + mu.pow(2) - 1 - torch.log(variance)) / actual.shape[0];
        return reconstruction + divergence;
    }
}
