// style: gradient accumulation divides the whole loss; a common divisor is harmless, the mean inside is not
// case MicroBatch: R = steps/(B*D); K = steps/B; beta = D
// case MicroBatchRight: R = steps/B; K = steps/B; beta = 1
// case Epoch: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AGradientAccumulation;

public sealed class AccumulatingTrainer
{
    private readonly int _accumulationSteps;

    public AccumulatingTrainer(int accumulationSteps) => _accumulationSteps = accumulationSteps;

    public Tensor MicroBatch(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = functional.binary_cross_entropy_with_logits(logits, x); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return (bce + kl) / _accumulationSteps;
    }

    public Tensor MicroBatchRight(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var bce = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
        return (bce + kl) / x.shape[0] / _accumulationSteps;
    }

    public double Epoch(Module<Tensor, (Tensor, Tensor, Tensor)> model, IReadOnlyList<Tensor> microBatches, optim.Optimizer optimizer)
    {
        var epochLoss = 0.0;
        for (var i = 0; i < microBatches.Count; i++)
        {
            var (logits, mu, logVar) = model.call(microBatches[i]);
            var loss = MicroBatchRight(logits, microBatches[i], mu, logVar);
            loss.backward();
            epochLoss += loss.ToDouble() * _accumulationSteps;
            if ((i + 1) % _accumulationSteps == 0)
            {
                optimizer.step();
                optimizer.zero_grad();
            }
        }

        return epochLoss / microBatches.Count;
    }
}
