// style: a scalar term and a per-sample term added before the last reduction, with a helper for the reduction
// case ScalarPlusVectorMean: R = 1; K = 1/B; beta = 1/B
// case ScalarPlusVectorSum: R = 1/D; K = 1; beta = D
// case VectorPlusVector: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CBroadcastAdd;

public static class BroadcastLosses
{
    public static Tensor ScalarPlusVectorMean(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.binary_cross_entropy(xHat, x, reduction: Reduction.Sum); //~ VAE003
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return (recon + kl).mean();
    }

    public static Tensor ScalarPlusVectorSum(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.binary_cross_entropy(xHat, x); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return (recon + kl).sum();
    }

    public static Tensor VectorPlusVector(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.binary_cross_entropy(xHat, x, reduction: Reduction.None).sum(1);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return BatchMean(recon + kl);
    }

    private static Tensor BatchMean(Tensor perSample) => perSample.mean(dimensions: [0]);
}
