// style: the levels of a hierarchy by position, their sum doubled where it is added (generated, then shortened by hand)
// case Averaged: R = 1/(B*D); K = 2/B; beta = 2*D
// case Right: R = 1/B; K = 2/B; beta = 2
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.SDoubledLevels;

public static class LevelLosses
{
    public static Tensor Averaged(Tensor output, Tensor x, Tensor[] mus, Tensor[] spreads)
    {
        var klTotal = torch.zeros(1, dtype: output.dtype);
        for (var i = 0; i < mus.Length; i++)
        {
            var m2 = mus[i] * mus[i];
            klTotal += (0.5 * m2 + 0.5 * ((spreads[i].expm1() + 1) - 1 - spreads[i])).mean([0]).sum();
        }

        return functional.mse_loss(output, x) + torch.mul(klTotal, 2); //~ VAE001
    }

    public static Tensor Right(Tensor output, Tensor x, Tensor[] mus, Tensor[] spreads)
    {
        var klTotal = torch.zeros(1, dtype: output.dtype);
        for (var i = mus.Length - 1; i >= 0; i--)
        {
            klTotal += (0.5 * mus[i].pow(2) + 0.5 * (spreads[i].exp() - 1 - spreads[i])).sum(1).mean();
        }

        return functional.mse_loss(output, x, Reduction.Sum) / x.shape[0] + 2 * klTotal;
    }
}
