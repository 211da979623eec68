// style: VAE plus recurrent latent dynamics: everything of the frames averaged, KL of each step summed and averaged, scale in an options record
// case Step: R = 1/(B*D); K = w/B; beta = w*D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DLatentDynamicsStep;

public sealed record WorldModelOptions
{
    public double KlScale { get; init; } = 0.1;

    public double RewardScale { get; init; } = 1.0;
}

public sealed class WorldModelStep
{
    private readonly WorldModelOptions _options;

    public WorldModelStep(WorldModelOptions options) => _options = options;

    private static Tensor StandardNormalKl(Tensor mu, Tensor logvar) => 0.5 * (mu.pow(2) + torch.exp(logvar) - 1.0 - logvar).sum(dim: -1);

    public Tensor Step(Tensor xRec, Tensor x, Tensor mu, Tensor logvar, Tensor? rewardHat = null, Tensor? reward = null)
    {
        var recLoss = functional.mse_loss(xRec, x, reduction: Reduction.Mean);
        var kld = StandardNormalKl(mu, logvar).mean();
        var loss = recLoss + _options.KlScale * kld; //~ VAE010
        if (rewardHat is not null && reward is not null)
        {
            loss = loss + _options.RewardScale * functional.smooth_l1_loss(rewardHat, reward);
        }

        return loss;
    }
}
