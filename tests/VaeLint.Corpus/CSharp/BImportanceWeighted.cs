// style: IWAE bound: K samples stacked in front, log weights [K,B], logsumexp over the samples, mean over the batch
// case Bound: not measured
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BImportanceWeighted;

public class Iwae : Module<Tensor, Tensor>
{
    private readonly int _samples;
    private readonly Linear _h = Linear(784, 200), _mu = Linear(200, 50), _lv = Linear(200, 50), _d = Linear(50, 200), _o = Linear(200, 784);

    public Iwae(int samples = 50) : base("iwae")
    {
        _samples = samples;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => Bound(x);

    public Tensor Bound(Tensor x)
    {
        var h = tanh(_h.forward(x));
        var mu = _mu.forward(h);
        var lv = _lv.forward(h);

        var eps = randn(new long[] { _samples, mu.shape[0], mu.shape[1] });
        var z = mu.unsqueeze(0) + exp(0.5 * lv).unsqueeze(0) * eps;
        var logits = _o.forward(tanh(_d.forward(z)));

        var target = x.unsqueeze(0).expand_as(logits);
        var logPx = -functional.binary_cross_entropy_with_logits(logits, target, reduction: Reduction.None).sum(-1);
        var logPz = -0.5 * (z.pow(2) + Math.Log(2 * Math.PI)).sum(-1);
        var logQz = -0.5 * (eps.pow(2) + lv + Math.Log(2 * Math.PI)).sum(-1);

        var logW = logPx + logPz - logQz;
        return -(logW.logsumexp(0) - Math.Log(_samples)).mean();
    }
}
