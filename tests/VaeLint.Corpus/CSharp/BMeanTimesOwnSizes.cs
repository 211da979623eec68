// style: both terms averaged over everything, each multiplied by its own number of dimensions (event size, latent size)
// case Forward: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BMeanTimesOwnSizes;

public class ScaledVaeLoss : Module<Tensor, Tensor, Tensor, Tensor, Tensor>
{
    private readonly MSELoss _mse = MSELoss();

    public ScaledVaeLoss() : base(nameof(ScaledVaeLoss)) => RegisterComponents();

    public override Tensor forward(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var reconstruction = _mse.call(xHat, x) * x[0].numel();
        var kl = (0.5 * (mu.square() + logVar.exp() - 1 - logVar)).mean() * mu.shape[1];
        return reconstruction + kl;
    }
}
