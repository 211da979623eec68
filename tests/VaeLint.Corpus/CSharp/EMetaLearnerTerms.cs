// style: meta reinforcement learning: reward and state errors per step of a trajectory with coefficients, KL per step, everything added and averaged once, twice to be sure
// case ComputeLoss: not measured
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.EMetaLearnerTerms;

public sealed class MetaArguments
{
    public double RewardCoefficient { get; set; } = 1.0;

    public double StateCoefficient { get; set; } = 1.0;

    public double KlWeight { get; set; } = 0.1;

    public bool DecodeState { get; set; } = true;
}

public sealed class VaeTrainer
{
    private readonly MetaArguments _args;

    public VaeTrainer(MetaArguments args) => _args = args;

    private static Tensor PerStep(Tensor predicted, Tensor actual) => (predicted - actual).pow(2).sum(dim: -1);

    private static Tensor KlPerStep(Tensor mean, Tensor logvar) => -0.5 * (1 + logvar - mean.pow(2) - logvar.exp()).sum(dim: -1);

    public Tensor ComputeLoss(Tensor rewardHat, Tensor reward, Tensor stateHat, Tensor state, Tensor latentMean, Tensor latentLogvar)
    {
        var rewardLoss = PerStep(rewardHat, reward);
        var stateLoss = _args.DecodeState ? PerStep(stateHat, state) : torch.zeros_like(rewardLoss);
        var klLoss = KlPerStep(latentMean, latentLogvar);
        var loss = (_args.RewardCoefficient * rewardLoss + _args.StateCoefficient * stateLoss + _args.KlWeight * klLoss).mean();
        var elboLoss = loss.mean();
        if (!elboLoss.requires_grad)
        {
            throw new InvalidOperationException("no gradient");
        }

        return elboLoss;
    }
}
