// style: the terms are collected in a list or an array, and a loop adds them to zeros(1): foreach, an index, pairs of weight and value, an Aggregate
// case InList: R = 1/(B*D); K = 1/B; beta = D
// case ThreeTerms: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case ByIndex: R = 1/B; K = 1/(B*L); beta = 1/L
// case Weighted: R = 1/(B*D); K = 0.1/B; beta = 0.1*D
// case AddedLater: R = 1/B; K = 1/B; beta = 1
// case Aggregated: R = 1; K = 1/B; beta = 1/B
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.SLoopOverTerms;

internal static class Objective
{
    private static Tensor Elements(Tensor mu, Tensor logvar) => -0.5 * (1 + logvar - mu.pow(2) - logvar.exp());

    public static Tensor InList(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var terms = new List<Tensor> { F.mse_loss(recon, x), Elements(mu, logvar).sum(1).mean() }; //~ VAE001
        var loss = torch.zeros(1);
        foreach (var term in terms)
        {
            loss += term;
        }

        return loss;
    }

    public static Tensor ThreeTerms(Tensor recon, Tensor x, Tensor mu, Tensor logvar, Tensor weights)
    {
        var terms = new[]
        {
            F.mse_loss(recon, x), //~ VAE001
            Elements(mu, logvar).mean(), //~ VAE002
            weights.pow(2).sum(),
        };
        var total = torch.zeros(1);
        foreach (var term in terms)
        {
            total = total + term;
        }

        return total;
    }

    public static Tensor ByIndex(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var losses = new[] { F.mse_loss(recon, x, Reduction.Sum) / x.shape[0], Elements(mu, logvar).mean() }; //~ VAE002
        Tensor sum = 0;
        for (var i = 0; i < losses.Length; i++)
        {
            sum += losses[i];
        }

        return sum;
    }

    public static Tensor Weighted(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var terms = new (double Weight, Tensor Value)[]
        {
            (1.0, F.mse_loss(recon, x)),
            (0.1, Elements(mu, logvar).sum(1).mean()),
        };
        var loss = torch.zeros(1);
        foreach (var (weight, value) in terms)
        {
            loss += weight * value; //~ VAE010
        }

        return loss;
    }

    public static Tensor AddedLater(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var parts = new List<Tensor>();
        parts.Add(F.mse_loss(recon, x, Reduction.Sum) / x.shape[0]);
        parts.Add(Elements(mu, logvar).sum(1).mean());
        var loss = torch.zeros(1);
        foreach (var part in parts)
        {
            loss = loss.add(part);
        }

        return loss;
    }

    public static Tensor Aggregated(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var parts = new[] { F.mse_loss(recon, x, Reduction.Sum), Elements(mu, logvar).sum(1).mean() }; //~ VAE003
        return parts.Aggregate(torch.zeros(1), (sum, part) => sum + part);
    }
}
