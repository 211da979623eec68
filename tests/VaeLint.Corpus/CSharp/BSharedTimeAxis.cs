// style: RSSM world model: image NLL and KL per time step, both averaged over batch and time (a shared axis)
// case ModelLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace VaeLint.Corpus.BSharedTimeAxis;

public readonly record struct StateDistribution(Tensor Mean, Tensor Std);

public sealed class RecurrentStateSpaceLoss
{
    private readonly double _klScale;

    public RecurrentStateSpaceLoss(double klScale = 1.0) => _klScale = klScale;

    // observation, decoded: [B, T, C, H, W]; states: [B, T, S]
    public Tensor ModelLoss(Tensor decoded, Tensor observation, StateDistribution posterior, StateDistribution prior)
    {
        var pixelLogProb = new_normal(decoded).log_prob(observation);
        var imageLogProb = pixelLogProb.sum([2, 3, 4]);
        var kl = KlPerStep(posterior, prior);
        return (_klScale * kl - imageLogProb).mean();
    }

    private static TorchSharp.Modules.Normal new_normal(Tensor mean) => Normal(mean, ones_like(mean));

    private static Tensor KlPerStep(StateDistribution q, StateDistribution p)
    {
        var varianceRatio = (q.Std / p.Std).pow(2);
        var t1 = ((q.Mean - p.Mean) / p.Std).pow(2);
        return 0.5 * (varianceRatio + t1 - 1 - varianceRatio.log()).sum(-1);
    }
}
