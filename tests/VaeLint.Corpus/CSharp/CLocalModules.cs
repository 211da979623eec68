// style: loss modules in locals with using, and a module called in the expression that creates it
// case Smooth: R = 1/(B*D); K = 1/B; beta = D
// case Chained: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case Summed: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CLocalModules;

public static class LocalModuleLosses
{
    public static Tensor Smooth(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        using var l1 = L1Loss();
        var reconstruction = l1.forward(xHat, x); //~ VAE001
        var divergence = 0.5 * (mu.square() + logVar.exp() - 1 - logVar).sum(1);
        return (reconstruction + divergence).mean();
    }

    public static Tensor Chained(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var elements = 0.5 * (mu.square() + logVar.exp() - 1 - logVar);
        return nn.L1Loss().forward(xHat, x) //~ VAE001
            + elements.mean(); //~ VAE002
    }

    public static Tensor Summed(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        using (var l1 = nn.L1Loss(Reduction.Sum))
        {
            var divergence = 0.5 * (mu.square() + logVar.exp() - 1 - logVar).sum();
            return (l1.call(xHat, x) + divergence) / mu.shape[0];
        }
    }
}
