// style: regression with mu and logvar heads (aleatoric uncertainty), 0.5 * exp(-s) * (y - mu)^2 + 0.5 * s, mean over the batch
// case Nll: not a VAE
// case Evaluate: not a VAE
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BHeteroscedasticRegression;

public class DepthUncertaintyNet : Module<Tensor, (Tensor mu, Tensor logvar)>
{
    private readonly Sequential _trunk = Sequential(Linear(64, 128), ReLU(), Dropout(0.1), Linear(128, 64), ReLU());
    private readonly Linear _mu = Linear(64, 1);
    private readonly Linear _logvar = Linear(64, 1);

    public DepthUncertaintyNet() : base("depth") => RegisterComponents();

    public override (Tensor mu, Tensor logvar) forward(Tensor x)
    {
        var h = _trunk.forward(x);
        return (_mu.forward(h), _logvar.forward(h));
    }
}

public static class Aleatoric
{
    public static Tensor Nll(Tensor mu, Tensor logvar, Tensor y)
    {
        var precision = torch.exp(-logvar);
        return torch.mean(0.5 * precision * (y - mu).pow(2) + 0.5 * logvar);
    }

    // Kendall and Gal, eq. 8, with a weak pull of the variance towards one.
    public static Tensor Evaluate(Tensor mu, Tensor logvar, Tensor y, double prior)
    {
        var nll = Nll(mu, logvar, y);
        var pull = logvar.pow(2).mean();
        return nll + prior * pull;
    }

    public static double Rmse(Tensor mu, Tensor y) => Math.Sqrt((mu - y).pow(2).mean().ToDouble());
}
