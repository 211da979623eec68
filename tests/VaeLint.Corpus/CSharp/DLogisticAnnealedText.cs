// style: sentence VAE: cross-entropy sum that ignores padding, summed KL, logistic annealing, everything divided by the batch once
// case Loss: R = 1/B; K = w/B; beta = w
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DLogisticAnnealedText;

public sealed class SentenceLoss(long padIdx, string annealFunction, double k, int x0)
{
    private double KlAnnealFunction(int step) => annealFunction switch
    {
        "logistic" => 1 / (1 + Math.Exp(-k * (step - x0))),
        "linear" => Math.Min(1, (double)step / x0),
        _ => throw new ArgumentOutOfRangeException(nameof(annealFunction)),
    };

    private (Tensor Nll, Tensor Kl, double Weight) Terms(Tensor logits, Tensor target, Tensor mean, Tensor logv, int step)
    {
        target = target.contiguous().view(-1);
        logits = logits.view(-1, logits.size(2));
        var nllLoss = functional.cross_entropy(logits, target, ignore_index: padIdx, reduction: Reduction.Sum);
        var klLoss = -0.5 * torch.sum(1 + logv - mean.pow(2) - logv.exp());
        return (nllLoss, klLoss, KlAnnealFunction(step));
    }

    public Tensor Loss(Tensor logits, Tensor target, Tensor mean, Tensor logv, int step)
    {
        var batchSize = logits.size(0);
        var (nllLoss, klLoss, klWeight) = Terms(logits, target, mean, logv, step);
        return (nllLoss + klWeight * klLoss) / batchSize;
    }
}
