// style: deep latent hierarchy: a list of posteriors, the KL accumulated in a foreach; mean inside the loop, or a mean reconstruction
// case MeanInLoop: not measured
// case MeanReconstruction: not measured
// case SummedLevels: not measured
// case ThreeLevels: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ADeepHierarchy;

public sealed record Level(Tensor Mu, Tensor LogVar);

public static class HierarchicalElbo
{
    private static Tensor KlElements(Tensor mu, Tensor logVar) => 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1);

    public static Tensor MeanInLoop(Tensor logits, Tensor image, IEnumerable<Level> levels)
    {
        var loss = F.binary_cross_entropy_with_logits(logits, image, reduction: Reduction.Sum) / image.shape[0];
        foreach (var level in levels)
        {
            loss = loss + KlElements(level.Mu, level.LogVar).mean(); //~ VAE002
        }

        return loss;
    }

    public static Tensor MeanReconstruction(Tensor logits, Tensor image, IEnumerable<Level> levels)
    {
        var loss = F.binary_cross_entropy_with_logits(logits, image); //~ VAE001
        foreach (var level in levels)
        {
            loss = loss + KlElements(level.Mu, level.LogVar).sum() / image.shape[0];
        }

        return loss;
    }

    public static Tensor SummedLevels(Tensor logits, Tensor image, IEnumerable<Level> levels)
    {
        var loss = F.binary_cross_entropy_with_logits(logits, image, reduction: Reduction.Sum);
        foreach (var level in levels)
        {
            loss = loss + KlElements(level.Mu, level.LogVar).sum();
        }

        return loss / image.shape[0];
    }

    public static Tensor ThreeLevels(Tensor logits, Tensor image, Level z1, Level z2, Level z3)
    {
        var nll = F.binary_cross_entropy_with_logits(logits, image, reduction: Reduction.Sum) / image.shape[0];
        var kl1 = KlElements(z1.Mu, z1.LogVar).sum() / image.shape[0];
        var kl2 = KlElements(z2.Mu, z2.LogVar).mean(); //~ VAE002
        var kl3 = KlElements(z3.Mu, z3.LogVar).sum() / image.shape[0];
        return nll + kl1 + kl2 + kl3;
    }
}
