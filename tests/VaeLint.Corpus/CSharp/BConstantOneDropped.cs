// style: signal VAE, KL without the constant 1 (same gradient), sum of squares by hand, aliases for types
// case Objective: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using T = TorchSharp.torch.Tensor;

namespace VaeLint.Corpus.BConstantOneDropped;

public class EcgVae
{
    public T Objective(T xHat, T x, T m, T lnVar)
    {
        var sse = (x - xHat).pow(2).sum([1, 2]);
        // the "-1" only shifts the value
        var kl = 0.5 * (m.pow(2) + lnVar.exp() - lnVar).sum(1);
        return (sse + kl).mean();
    }
}
