// style: one posterior per category of items, annealed by an update counter, KLs summed in a loop and divided by their number; a diffusion error as the second objective
// case Loss: not measured
// case WithDiffusion: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HCategoryMeans;

public sealed class CategoryVae(int annealSteps, double annealCap)
{
    private int _updates;

    public Tensor Loss(Tensor logits, Tensor clicks, IReadOnlyList<Tensor> means, IReadOnlyList<Tensor> logVariances)
    {
        _updates++;
        var anneal = annealSteps > 0 ? Math.Min(annealCap, 1.0 * _updates / annealSteps) : annealCap;
        var reconstruction = -(F.log_softmax(logits, 1) * clicks).sum(1).mean();
        var kl = torch.zeros(1);
        for (var c = 0; c < means.Count; c++)
        {
            kl = kl + -0.5 * torch.mean(torch.sum(1 + logVariances[c] - means[c].pow(2) - logVariances[c].exp(), dim: 1));
        }

        kl = kl * anneal / means.Count;
        return reconstruction + kl;
    }

    public Tensor WithDiffusion(Tensor logits, Tensor clicks, IReadOnlyList<Tensor> means, IReadOnlyList<Tensor> logVariances, Tensor noise, Tensor predictedNoise)
    {
        var perSample = (noise - predictedNoise).square().mean([1]);
        return Loss(logits, clicks, means, logVariances) + 0.5 * perSample.mean();
    }
}
