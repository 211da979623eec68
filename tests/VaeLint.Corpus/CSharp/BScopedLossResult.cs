// style: disposable result object holding Loss and detached metrics, dispose scopes, checked arguments, IDisposable with using declarations
// case Compute: R = 1/B; K = 1/B; beta = 1
using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BScopedLossResult;

public sealed class LossResult : IDisposable
{
    public required Tensor Loss { get; init; }
    public required Tensor MeanPixelError { get; init; }
    public required Tensor ActiveUnits { get; init; }

    public void Dispose()
    {
        Loss.Dispose();
        MeanPixelError.Dispose();
        ActiveUnits.Dispose();
    }
}

public static class ScopedObjective
{
    public static LossResult Compute(Tensor prediction, Tensor images, Tensor mu, Tensor logVar)
    {
        if (!prediction.shape.SequenceEqual(images.shape))
        {
            throw new ArgumentException($"prediction [{string.Join(", ", prediction.shape)}] and images [{string.Join(", ", images.shape)}] differ");
        }

        using var scope = NewDisposeScope();
        var batchSize = (double)images.shape[0];
        var squared = F.mse_loss(prediction, images, nn.Reduction.None);
        var klPerUnit = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1);

        var result = new LossResult
        {
            Loss = (1 / batchSize * (squared.sum() + klPerUnit.sum())).MoveToOuterDisposeScope(),
            MeanPixelError = squared.detach().mean().MoveToOuterDisposeScope(),
            ActiveUnits = (klPerUnit.detach().mean([0]) > 0.01).sum().MoveToOuterDisposeScope(),
        };
        return result;
    }
}
