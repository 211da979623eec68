// style: RealNVP density estimation: affine couplings, log-determinant, standard normal prior, bits per dimension for the log
// case Nll: not a VAE
using System;
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BRealNvp;

public class Coupling : Module<Tensor, (Tensor y, Tensor logDet)>
{
    private readonly Sequential _s, _t;
    private readonly Tensor _mask;

    public Coupling(int dim, int hidden, bool flip) : base("coupling")
    {
        _s = Sequential(Linear(dim, hidden), LeakyReLU(0.01), Linear(hidden, dim), Tanh());
        _t = Sequential(Linear(dim, hidden), LeakyReLU(0.01), Linear(hidden, dim));
        var even = arange(dim).remainder(2).to(float32);
        _mask = flip ? 1 - even : even;
        RegisterComponents();
    }

    public override (Tensor y, Tensor logDet) forward(Tensor x)
    {
        var kept = x * _mask;
        var s = _s.forward(kept) * (1 - _mask);
        var t = _t.forward(kept) * (1 - _mask);
        return (kept + (1 - _mask) * (x * s.exp() + t), s.sum(1));
    }
}

public class RealNvp(IReadOnlyList<Coupling> layers)
{
    public Tensor Nll(Tensor x)
    {
        var logDet = zeros(x.shape[0]);
        var z = x;
        foreach (var layer in layers)
        {
            (z, var ld) = layer.forward(z);
            logDet += ld;
        }

        var logPz = -0.5 * (z.pow(2) + Math.Log(2 * Math.PI)).sum(1);
        return -(logPz + logDet).mean();
    }

    public double BitsPerDim(Tensor x) => Nll(x).ToDouble() / (x.shape[1] * Math.Log(2));
}
