// style: generic method constrained to a decoder interface, generic class that stores terms by key
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CGenericObjective;

public interface IPosterior
{
    Tensor Mean { get; }

    Tensor LogVariance { get; }
}

public sealed record GaussianPosterior(Tensor Mean, Tensor LogVariance) : IPosterior;

public sealed class TermTable<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Tensor> _terms = new();

    public void Set(TKey key, Tensor term) => _terms[key] = term;

    public Tensor Get(TKey key) => _terms[key];
}

public static class GenericLosses
{
    public static Tensor Wrong<TPosterior>(Tensor xHat, Tensor x, TPosterior posterior)
        where TPosterior : IPosterior
    {
        var recon = functional.mse_loss(xHat, x); //~ VAE001
        var kl = -0.5 * (1 + posterior.LogVariance - posterior.Mean.pow(2) - posterior.LogVariance.exp()).sum();
        return recon + kl / x.shape[0];
    }

    public static Tensor Right<TPosterior>(Tensor xHat, Tensor x, TPosterior posterior)
        where TPosterior : IPosterior
    {
        var table = new TermTable<string>();
        var kl = -0.5 * (1 + posterior.LogVariance - posterior.Mean.pow(2) - posterior.LogVariance.exp()).sum();
        table.Set("kl", Identity(kl) / x.shape[0]);
        table.Set("recon", Identity(functional.mse_loss(xHat, x, Reduction.Sum)) / x.shape[0]);
        return table.Get("recon") + table.Get("kl");
    }

    private static T Identity<T>(T value) => value;
}
