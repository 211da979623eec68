// style: VampPrior: Monte Carlo KL against a mixture over pseudo-inputs, logsumexp, sums over the latent axis, batch mean
// case Loss: not measured
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BVampPrior;

public class VampVae : Module<Tensor, Tensor>
{
    private readonly Sequential _trunk;
    private readonly Linear _mean, _logVar, _pixels;
    private readonly Parameter _pseudoInputs;
    private readonly int _components;

    public VampVae(int inputs, int latent, int components) : base("vamp")
    {
        _components = components;
        _trunk = Sequential(Linear(inputs, 300), ReLU());
        _mean = Linear(300, latent);
        _logVar = Linear(300, latent);
        _pixels = Linear(latent, inputs);
        _pseudoInputs = Parameter(rand(components, inputs));
        RegisterComponents();
    }

    private static Tensor LogNormal(Tensor z, Tensor mean, Tensor logVar)
        => -0.5 * (logVar + (z - mean).pow(2) / logVar.exp() + Math.Log(2 * Math.PI));

    private (Tensor mean, Tensor logVar) Encode(Tensor x)
    {
        var h = _trunk.forward(x);
        return (_mean.forward(h), functional.hardtanh(_logVar.forward(h), -6, 2));
    }

    private Tensor LogPrior(Tensor z)
    {
        var (mean, logVar) = Encode(_pseudoInputs);
        var logComponents = LogNormal(z.unsqueeze(1), mean.unsqueeze(0), logVar.unsqueeze(0)).sum(2) - Math.Log(_components);
        return logsumexp(logComponents, 1);
    }

    public Tensor Loss(Tensor x, double beta)
    {
        var (mean, logVar) = Encode(x);
        var z = mean + (0.5 * logVar).exp() * randn_like(mean);
        var RE = -functional.binary_cross_entropy_with_logits(_pixels.forward(z), x, reduction: Reduction.None).sum(1);
        var KL = -(LogPrior(z) - LogNormal(z, mean, logVar).sum(1));
        return (-RE + beta * KL).mean();
    }

    public override Tensor forward(Tensor x) => Loss(x, 1.0);
}
