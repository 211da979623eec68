// style: template method: abstract base class adds, the only subclass supplies the reconstruction
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CAbstractObjective;

public abstract class AveragedObjective
{
    public Tensor Loss(Tensor decoded, Tensor target, Tensor mu, Tensor logVar)
    {
        var recon = Reconstruction(decoded, target); //~ VAE001
        var kl = 0.5 * (mu.square() + logVar.exp() - logVar - 1).sum(1).mean();
        return recon + kl;
    }

    protected abstract Tensor Reconstruction(Tensor decoded, Tensor target);
}

public sealed class BernoulliAveragedObjective : AveragedObjective
{
    protected override Tensor Reconstruction(Tensor decoded, Tensor target)
        => functional.binary_cross_entropy(decoded, target);
}

public abstract class SummedObjective
{
    public Tensor Loss(Tensor decoded, Tensor target, Tensor mu, Tensor logVar)
        => Reconstruction(decoded, target) + Divergence(mu, logVar);

    protected abstract Tensor Reconstruction(Tensor decoded, Tensor target);

    protected virtual Tensor Divergence(Tensor mu, Tensor logVar)
        => 0.5 * (mu.square() + logVar.exp() - logVar - 1).sum() / mu.shape[0];
}

public sealed class BernoulliSummedObjective : SummedObjective
{
    protected override Tensor Reconstruction(Tensor decoded, Tensor target)
    {
        var summed = functional.binary_cross_entropy(decoded, target, reduction: Reduction.Sum);
        return summed / target.shape[0];
    }
}
