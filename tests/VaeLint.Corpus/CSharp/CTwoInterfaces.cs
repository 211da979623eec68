// style: interface with two implementations, one summed and one averaged: which one runs is unknown
// case Averaged: R = 1/(B*D); K = 1/B; beta = D
// case Summed: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CTwoInterfaces;

public interface IPixelLoss
{
    Tensor Compute(Tensor decoded, Tensor target);
}

public sealed class AveragedPixelLoss : IPixelLoss
{
    public Tensor Compute(Tensor decoded, Tensor target) => functional.mse_loss(decoded, target);
}

public sealed class SummedPixelLoss : IPixelLoss
{
    public Tensor Compute(Tensor decoded, Tensor target)
        => functional.mse_loss(decoded, target, Reduction.Sum) / target.shape[0];
}

public sealed class Objective
{
    private readonly IPixelLoss _pixelLoss;

    public Objective(IPixelLoss pixelLoss)
    {
        _pixelLoss = pixelLoss;
    }

    public Tensor Loss(Tensor decoded, Tensor target, Tensor mu, Tensor logVar)
    {
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return _pixelLoss.Compute(decoded, target) + kl;
    }
}
