// style: single-cell counts: Poisson NLL summed over genes, library size offset, KL warmup over epochs, per-cell vectors
// case Loss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BPoissonCounts;

public class ScVae
{
    public int KlWarmupEpochs { get; init; } = 400;

    private double KlWeight(int epoch) => KlWarmupEpochs == 0 ? 1.0 : Math.Min(1.0, epoch / (double)KlWarmupEpochs);

    public Tensor Loss(Tensor logRate, Tensor counts, Tensor qzMean, Tensor qzVar, Tensor qlMean, Tensor qlVar, Tensor localMean, Tensor localVar, int epoch)
    {
        var reconstruction = functional.poisson_nll_loss(logRate, counts, log_input: true, reduction: Reduction.None).sum(-1);

        var klZ = 0.5 * (qzMean.pow(2) + qzVar - qzVar.log() - 1).sum(1);
        var klLibrary = 0.5 * ((localVar / qlVar).log() + (qlVar + (qlMean - localMean).pow(2)) / localVar - 1).sum(1);

        var weightedKl = KlWeight(epoch) * klZ + klLibrary;
        return (reconstruction + weightedKl).mean();
    }
}
