// style: cyclic voice conversion: loops over cycles and utterances of different lengths, mean of per-frame absolute error and of per-frame Laplace KL
// case BatchLoss: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DCyclicConversion;

public sealed record Cycle(Tensor Spectrum, Tensor Latent, Tensor LogScale);

public static class CycleVaeTrainer
{
    private static Tensor KlLaplace(Tensor mu, Tensor logScale)
    {
        var scale = logScale.exp();
        var absMu = mu.abs();
        return torch.sum(-logScale + scale * torch.exp(-absMu / scale) + absMu - 1, -1);
    }

    public static Tensor BatchLoss(IReadOnlyList<Cycle> cycles, Tensor target, IReadOnlyList<long> flens)
    {
        Tensor batchLoss = zeros(1);
        var nBatchUtt = flens.Count;
        foreach (var cycle in cycles)
        {
            for (var j = 0; j < nBatchUtt; j++)
            {
                var predicted = cycle.Spectrum[j].slice(0, 0, flens[j], 1);
                var natural = target[j].slice(0, 0, flens[j], 1);
                var melLoss = torch.mean(torch.sum(torch.abs(predicted - natural), -1));
                var latLoss = torch.mean(KlLaplace(cycle.Latent[j].slice(0, 0, flens[j], 1), cycle.LogScale[j].slice(0, 0, flens[j], 1)));
                batchLoss = batchLoss + (melLoss + latLoss) / nBatchUtt;
            }
        }

        return batchLoss;
    }
}
