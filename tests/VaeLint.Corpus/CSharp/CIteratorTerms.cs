// style: iterators: one yields the finished terms, one yields the levels whose KL the loop computes
// case Wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case Right: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CIteratorTerms;

public sealed class LevelStack
{
    private readonly List<(Tensor Mean, Tensor LogVariance)> _levels = [];

    public void Push(Tensor mean, Tensor logVariance) => _levels.Add((mean, logVariance));

    public IEnumerable<(Tensor Mean, Tensor LogVariance)> TopDown()
    {
        for (var i = _levels.Count - 1; i >= 0; i--)
        {
            yield return _levels[i];
        }
    }
}

public static class IteratorLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, LevelStack levels)
    {
        var loss = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        foreach (var (mean, logVariance) in levels.TopDown())
        {
            var elements = 0.5 * (mean.square() + logVariance.exp() - logVariance - 1);
            loss = loss + elements.mean(); //~ VAE002
        }

        return loss;
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mean, Tensor logVariance)
    {
        var loss = zeros(1, dtype: x.dtype);
        foreach (var term in Terms(xHat, x, mean, logVariance))
        {
            loss += term / x.shape[0];
        }

        return loss;
    }

    private static IEnumerable<Tensor> Terms(Tensor xHat, Tensor x, Tensor mean, Tensor logVariance)
    {
        yield return functional.mse_loss(xHat, x, Reduction.Sum);
        yield return 0.5 * (mean.square() + logVariance.exp() - logVariance - 1).sum();
    }
}
