// style: a scalar reconstruction broadcasts against one KL per sample, then sum or mean; helper as an extension method
// case MeanOfBroadcast: R = 1/(B*D); K = 1/B; beta = D
// case SumOfBroadcast: R = 1/D; K = 1; beta = D
// case TotalThenMean: R = 1; K = 1/B; beta = 1/B
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AScalarPlusVector;

public static class LatentExtensions
{
    /// <summary>One divergence per sample.</summary>
    public static Tensor KlToStandardNormal(this Tensor mu, Tensor logVar)
        => (mu.pow(2) + logVar.exp() - 1 - logVar).sum(1) / 2;
}

public static class Objectives
{
    public static Tensor MeanOfBroadcast(Tensor x, Tensor xr, Tensor mu, Tensor logVar)
    {
        var mse = F.mse_loss(xr, x); //~ VAE001
        var kl = mu.KlToStandardNormal(logVar);
        return (mse + kl).mean();
    }

    public static Tensor SumOfBroadcast(Tensor x, Tensor xr, Tensor mu, Tensor logVar)
    {
        var mse = F.mse_loss(xr, x); //~ VAE001
        var kl = mu.KlToStandardNormal(logVar);
        return (mse + kl).sum();
    }

    public static Tensor TotalThenMean(Tensor x, Tensor xr, Tensor mu, Tensor logVar)
    {
        var sse = F.mse_loss(xr, x, Reduction.Sum); //~ VAE003
        var kl = mu.KlToStandardNormal(logVar);
        return (sse + kl).mean();
    }
}
