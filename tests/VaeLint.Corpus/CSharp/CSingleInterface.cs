// style: interface with a single implementation, one implicit and one explicit, injected into the objective
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CSingleInterface;

public interface IReconstructionTerm
{
    Tensor Compute(Tensor decoded, Tensor target);
}

public sealed class PixelAverage : IReconstructionTerm
{
    public Tensor Compute(Tensor decoded, Tensor target)
        => functional.l1_loss(decoded, target);
}

public interface ILatentTerm
{
    Tensor Compute(Tensor mu, Tensor logVar);
}

public sealed class StandardNormalKl : ILatentTerm
{
    Tensor ILatentTerm.Compute(Tensor mu, Tensor logVar)
        => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
}

public sealed class Objective(IReconstructionTerm reconstruction, ILatentTerm latent)
{
    public Tensor Wrong(Tensor decoded, Tensor target, Tensor mu, Tensor logVar)
    {
        return reconstruction.Compute(decoded, target) //~ VAE001
            + latent.Compute(mu, logVar);
    }

    public Tensor Right(Tensor decoded, Tensor target, Tensor mu, Tensor logVar)
    {
        return reconstruction.Compute(decoded, target) * target.numel() / target.shape[0]
            + latent.Compute(mu, logVar);
    }
}
