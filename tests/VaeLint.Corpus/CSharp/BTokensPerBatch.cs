// style: sentence VAE (Bowman): token cross entropy summed with ignore_index, KL summed, annealed by a logistic schedule, both over the batch
// case LossFn: not measured
// case Evaluate: not measured
using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BTokensPerBatch;

public sealed class SentenceVaeCriterion
{
    private readonly CrossEntropyLoss _nll;
    private readonly double _k;
    private readonly int _x0;

    public SentenceVaeCriterion(long padIndex, double k = 0.0025, int x0 = 2500)
    {
        _nll = CrossEntropyLoss(ignore_index: padIndex, reduction: Reduction.Sum);
        _k = k;
        _x0 = x0;
    }

    private double KlAnneal(int step) => 1 / (1 + Math.Exp(-_k * (step - _x0)));

    public (Tensor nll, Tensor kl, double weight) LossFn(Tensor logp, Tensor target, Tensor mean, Tensor logv, int step)
    {
        var flatTarget = target.view(-1);
        var flatLogp = logp.view(-1, logp.size(2));

        var nllLoss = _nll.call(flatLogp, flatTarget);
        var klLoss = -0.5 * torch.sum(1 + logv - mean.pow(2) - logv.exp());
        return (nllLoss, klLoss, KlAnneal(step));
    }

    public Tensor Evaluate(Tensor logp, Tensor tokens, Tensor mean, Tensor logv, int step)
    {
        var (nll, kl, weight) = LossFn(logp, tokens, mean, logv, step);
        var batchSize = tokens.size(0);
        return (nll + weight * kl) / batchSize;
    }
}
