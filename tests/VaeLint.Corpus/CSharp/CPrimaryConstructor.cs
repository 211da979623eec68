// style: primary constructors that carry the reduction and the KL weight into the methods
// case Wrong: R = 1/(B*D); K = 1; beta = B*D
// case Right: R = 1; K = 1; beta = 1
// case Weighted: R = 1/B; K = weight/B; beta = weight
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CPrimaryConstructor;

public sealed class Elbo(Reduction reduction)
{
    public Tensor Compute(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x, reduction);
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum();
        return recon + kl;
    }
}

public sealed class WeightedElbo(double weight)
{
    public Tensor Compute(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = (xHat - x).pow(2).flatten(1).sum(1).mean();
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
        return recon + weight * kl;
    }
}

public static class Losses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => new Elbo(Reduction.Mean).Compute(xHat, x, mu, logVar); //~ VAE001

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
        => new Elbo(reduction: Reduction.Sum).Compute(xHat, x, mu, logVar);

    public static Tensor Weighted(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, double weight)
        => new WeightedElbo(weight).Compute(xHat, x, mu, logVar);
}
