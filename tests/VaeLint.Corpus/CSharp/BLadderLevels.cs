// style: ladder VAE: KL of each level summed over its own axes, list of levels, LINQ Aggregate
// case Loss: not measured
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BLadderLevels;

public sealed record Level(Tensor QMean, Tensor QLogVar, Tensor PMean, Tensor PLogVar)
{
    public Tensor Kl()
    {
        var element = PLogVar - QLogVar + (QLogVar.exp() + (QMean - PMean).pow(2)) / PLogVar.exp() - 1;
        return 0.5 * element.flatten(1).sum(1);
    }
}

public static class LadderObjective
{
    public static Tensor Loss(Tensor logits, Tensor x, IReadOnlyList<Level> levels, double warmup)
    {
        var recon = F.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.None).flatten(1).sum(1);
        var kl = levels.Select(level => level.Kl()).Aggregate((sum, next) => sum + next);
        return (recon + warmup * kl).mean();
    }
}
