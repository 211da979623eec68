// style: mixture density network: log-sum-exp over Gaussian components with log-variances, entropy regulariser of the gates
// case Loss: not a VAE
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BMixtureDensity;

public class Mdn : Module<Tensor, (Tensor pi, Tensor mu, Tensor logvar)>
{
    private readonly int _components, _outputs;
    private readonly Linear _hidden, _pi, _mu, _logvar;

    public Mdn(int inputs, int outputs, int components) : base("mdn")
    {
        _components = components;
        _outputs = outputs;
        _hidden = Linear(inputs, 32);
        _pi = Linear(32, components);
        _mu = Linear(32, components * outputs);
        _logvar = Linear(32, components * outputs);
        RegisterComponents();
    }

    public override (Tensor pi, Tensor mu, Tensor logvar) forward(Tensor x)
    {
        var h = tanh(_hidden.forward(x));
        return (functional.log_softmax(_pi.forward(h), 1),
            _mu.forward(h).view(-1, _components, _outputs),
            _logvar.forward(h).view(-1, _components, _outputs));
    }

    public Tensor Loss(Tensor x, Tensor y)
    {
        var (logPi, mu, logvar) = forward(x);
        var diff = y.unsqueeze(1) - mu;
        var logN = -0.5 * (diff.pow(2) * exp(-logvar) + logvar + Math.Log(2 * Math.PI)).sum(2);
        var nll = -logsumexp(logPi + logN, 1).mean();
        var gateEntropy = -(logPi.exp() * logPi).sum(1).mean();
        return nll - 0.01 * gateEntropy;
    }
}
