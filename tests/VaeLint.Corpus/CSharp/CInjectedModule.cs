// style: loss module passed through the constructor, the caller that creates the objective decides its reduction
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CInjectedModule;

public sealed class InjectedObjective
{
    private readonly MSELoss _mse;

    public InjectedObjective(MSELoss mse)
    {
        _mse = mse;
    }

    public Tensor Compute(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return PerImage(_mse.forward(xHat, x), x) + kl.mean();
    }

    // One value per element is summed per image; a scalar passes.
    private static Tensor PerImage(Tensor error, Tensor x)
        => error.dim() == x.dim() ? error.flatten(1).sum(1).mean() : error;
}

public sealed class PlainObjective(MSELoss mse)
{
    public Tensor Compute(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return mse.forward(xHat, x) + kl.mean();
    }
}

public static class Training
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        return new PlainObjective(MSELoss()).Compute(xHat, x, mu, logVar); //~ VAE001
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var objective = new InjectedObjective(MSELoss(Reduction.None));
        return objective.Compute(xHat, x, mu, logVar);
    }
}
