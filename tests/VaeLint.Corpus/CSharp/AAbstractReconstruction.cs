// style: template method: the base class adds an abstract reconstruction to the KL, the only subclass averages it
// case Loss: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AAbstractReconstruction;

public abstract class VaeObjectiveBase
{
    protected abstract Tensor ReconstructionLoss(Tensor output, Tensor target);

    protected virtual Tensor KlLoss(Tensor mean, Tensor logVariance)
        => (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum(1).mean();

    public Tensor Loss(Tensor output, Tensor target, Tensor mean, Tensor logVariance)
    {
        var reconstruction = ReconstructionLoss(output, target); //~ VAE001
        var divergence = KlLoss(mean, logVariance);
        return reconstruction + divergence;
    }
}

public sealed class GaussianVaeObjective : VaeObjectiveBase
{
    protected override Tensor ReconstructionLoss(Tensor output, Tensor target)
    {
        return functional.mse_loss(output, target, Reduction.Mean);
    }
}
