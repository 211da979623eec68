// style: mutable struct that accumulates terms through a method, a nullable tensor field and a property
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CStructAccumulator;

public struct LossSum
{
    private Tensor? _total;

    public readonly Tensor Total => _total!;

    public void Add(Tensor term)
    {
        _total = _total is null ? term : _total + term;
    }
}

public static class Objective
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var loss = new LossSum();
        loss.Add(functional.mse_loss(xHat, x)); //~ VAE001
        loss.Add(-0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum() / x.shape[0]);
        return loss.Total;
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        LossSum loss = default;
        loss.Add(functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0]);
        loss.Add(-0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum() / x.shape[0]);
        return loss.Total;
    }
}
