// style: world model with KL balancing: one KL with a detached posterior, one with a detached prior, mixed by a constant; image error summed, both batch means
// case TrainingLoss: R = 1/B; K = 0.2/B; beta = 0.2
// note: only the second KL has a gradient with respect to the posterior
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EKlBalancing;

public sealed record GaussianState(Tensor Loc, Tensor Scale)
{
    public GaussianState Stopped() => new(Loc.detach(), Scale.detach());
}

public sealed class BalancedRssm
{
    private const double KlAlpha = 0.8;

    private static Tensor KlDivergence(GaussianState q, GaussianState p)
    {
        var ratio = (q.Scale / p.Scale).pow(2);
        var shift = ((q.Loc - p.Loc) / p.Scale).pow(2);
        return 0.5 * (ratio + shift - 1 - ratio.log()).sum(dim: -1);
    }

    public Tensor TrainingLoss(Tensor decoded, Tensor observation, GaussianState posterior, GaussianState prior)
    {
        var reconLoss = F.mse_loss(decoded, observation, reduction: Reduction.Sum) / observation.shape[0];
        var klLoss = KlAlpha * KlDivergence(posterior.Stopped(), prior).mean() + (1 - KlAlpha) * KlDivergence(posterior, prior.Stopped()).mean();
        return reconLoss + klLoss;
    }
}
