// style: a setting selects the reduction: an enum in a switch expression, a flag in a ternary
// case PerElement: R = 1/(B*D); K = 1/B; beta = D
// case PerSample: R = 1/B; K = 1/B; beta = 1
// case AverageFlag: R = 1/(B*D); K = 1; beta = B*D
// case TotalFlag: R = 1; K = 1; beta = 1
// case AlwaysSum: R = 1/B; K = 1/B; beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CSelectedReduction;

public enum PixelScale
{
    PerElement,
    PerSample,
}

public static class SelectedLosses
{
    public static Tensor ByScale(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, PixelScale scale)
    {
        var squared = (xHat - x).pow(2);
        var recon = scale switch
        {
            PixelScale.PerElement => squared.mean(), //~ VAE001
            PixelScale.PerSample => squared.flatten(1).sum(1).mean(),
            _ => throw new ArgumentOutOfRangeException(nameof(scale)),
        };

        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return recon + kl;
    }

    public static Tensor ByFlag(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, bool average)
    {
        var reduction = average ? Reduction.Mean : Reduction.Sum;
        var recon = functional.mse_loss(xHat, x, reduction); //~ VAE001
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum();
        return recon + kl;
    }

    public static Tensor AlwaysSum(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, bool divideFirst)
    {
        var recon = divideFirst
            ? functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0]
            : (xHat - x).pow(2).sum().div(x.shape[0]);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return recon + kl;
    }
}
