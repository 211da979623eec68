// style: integer divisions beside a loss that are no weight, or that need not be 0
// case Rows: R = 1/B; K = 1/B; beta = 1
// case Accumulated: not measured
namespace VaeLint.Corpus.UIntegerSizes;

using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

public sealed class Trainer(int accumulationSteps = 1)
{
    public static Tensor Rows(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        var batch = x.shape[0];
        var half = batch / 2;
        Console.WriteLine($"{half} of {batch}, {100 / batch} percent each, {1 / batch}");
        var kl = 0.5 * (mu.square() + logVar.exp() - 1 - logVar).sum();
        return (F.mse_loss(output, x, nn.Reduction.Sum) + kl) / batch;
    }

    // One step is a step: 1 / 1 is 1.
    public Tensor Accumulated(Tensor output, Tensor x, Tensor mu, Tensor logVar) => Rows(output, x, mu, logVar) * (1 / accumulationSteps);
}
