// style: two-level ladder VAE; KL per level, one of them averaged; the mean over levels that is harmless
// case OneLevelMean: not measured
// case BothLevels: not measured
// case LevelAverage: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ALadderKl;

public readonly record struct LevelPosterior(Tensor Mu, Tensor LogVar);

public sealed class LadderVaeLoss
{
    private static Tensor Elementwise(LevelPosterior q) => -0.5 * (1 + q.LogVar - q.Mu.pow(2) - q.LogVar.exp());

    public Tensor OneLevelMean(Tensor x, Tensor logits, LevelPosterior bottom, LevelPosterior top)
    {
        var n = x.shape[0];
        var nll = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / n;
        var klBottom = Elementwise(bottom).sum(1).mean();
        var klTop = Elementwise(top).mean(); //~ VAE002
        return nll + klBottom + klTop;
    }

    public Tensor BothLevels(Tensor x, Tensor logits, LevelPosterior bottom, LevelPosterior top)
    {
        var n = x.shape[0];
        var nll = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / n;
        var klBottom = Elementwise(bottom).sum() / n;
        var klTop = Elementwise(top).sum() / n;
        return nll + (klBottom + klTop);
    }

    public Tensor LevelAverage(Tensor x, Tensor logits, LevelPosterior bottom, LevelPosterior top)
    {
        var n = x.shape[0];
        var nll = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / n;
        var kl = (Elementwise(bottom).sum() / n + Elementwise(top).sum() / n) / 2;
        return nll + kl;
    }
}
