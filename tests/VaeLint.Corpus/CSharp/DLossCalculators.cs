// style: TensorFlow calculators: an abstract base with keyword-like arguments, sealed calculators held by their own types in the trainer that adds them
// case Compute: R = 1/(B*D); K = 1/B; beta = D
// note: the terms are first known together in Compute, so the finding stands at the call through which the reconstruction arrives
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DLossCalculators;

public sealed class LossArguments
{
    public required Tensor Original { get; init; }

    public required Tensor Reconstruction { get; init; }

    public required Tensor ZMean { get; init; }

    public required Tensor ZLogVar { get; init; }
}

public abstract class LossCalculator
{
    public abstract Tensor CalculateLoss(LossArguments arguments);
}

public sealed class KldCalculator : LossCalculator
{
    public override Tensor CalculateLoss(LossArguments arguments)
    {
        var klLoss = -0.5 * (1 + arguments.ZLogVar - torch.square(arguments.ZMean) - torch.exp(arguments.ZLogVar));
        return torch.mean(torch.sum(klLoss, 1));
    }
}

public sealed class ReconLossCalculator : LossCalculator
{
    public override Tensor CalculateLoss(LossArguments arguments) => functional.mse_loss(arguments.Reconstruction, arguments.Original);
}

public sealed class FeatureVaeTrainer
{
    private readonly KldCalculator _kld = new();
    private readonly ReconLossCalculator _recon = new();

    public Tensor Compute(LossArguments arguments)
    {
        var klLoss = _kld.CalculateLoss(arguments);
        var reconLoss = _recon.CalculateLoss(arguments); //~ VAE001
        return reconLoss + klLoss;
    }
}
