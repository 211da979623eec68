// style: latent-dynamics world model: pixel error summed over the image and averaged over batch and time, KL of prior and posterior likewise, free nats as a floor
// case WorldLoss: R = 1/(3*B); K = 1/(3*B); beta = 1
// note: time is shared by both terms
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.DPlanetWorldModel;

public sealed record RssmState(Tensor Mean, Tensor StdDev);

public sealed class PlanetTrainer
{
    private readonly Tensor _freeNats;

    public PlanetTrainer(double freeNats = 3.0) => _freeNats = full([1], freeNats, dtype: ScalarType.Float64);

    private static Tensor KlNormal(RssmState q, RssmState p)
    {
        var varRatio = (q.StdDev / p.StdDev).pow(2);
        var t1 = ((q.Mean - p.Mean) / p.StdDev).pow(2);
        return 0.5 * (varRatio + t1 - 1 - varRatio.log());
    }

    public (Tensor Observation, Tensor Kl) Losses(Tensor observed, Tensor decoded, RssmState posterior, RssmState prior)
    {
        var observationLoss = F.mse_loss(decoded, observed, reduction: Reduction.None).sum([2, 3, 4]).mean([0, 1]);
        var divergence = KlNormal(posterior, prior).sum(dim: 2);
        var klLoss = torch.maximum(divergence, _freeNats).mean([0, 1]);
        return (observationLoss, klLoss);
    }

    public Tensor WorldLoss(Tensor observed, Tensor decoded, RssmState posterior, RssmState prior)
    {
        var (observationLoss, klLoss) = Losses(observed, decoded, posterior, prior);
        return observationLoss + klLoss;
    }
}
