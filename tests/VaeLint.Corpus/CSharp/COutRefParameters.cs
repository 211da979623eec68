// style: out parameters for the terms, ref parameter as accumulator, in parameters
// case OutTerms: R = 1/(B*D); K = 1/B; beta = D
// case RefTotal: R = 1/B; K = 1; beta = B
// case RefBalanced: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.COutRefParameters;

public static class OutRefLosses
{
    public static Tensor OutTerms(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        ComputeTerms(xHat, x, mu, logVar, out var reconstruction, out var divergence); //~ VAE001
        return reconstruction + divergence;
    }

    public static Tensor RefTotal(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var total = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        AddTo(ref total, 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum()); //~ VAE003
        return total;
    }

    public static Tensor RefBalanced(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var total = functional.mse_loss(xHat, x, Reduction.Sum);
        AddTo(ref total, 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum());
        return total;
    }

    private static void ComputeTerms(
        in Tensor xHat,
        in Tensor x,
        Tensor mu,
        Tensor logVar,
        out Tensor reconstruction,
        out Tensor divergence)
    {
        reconstruction = functional.mse_loss(xHat, x);
        divergence = 0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar).sum(1).mean();
    }

    private static void AddTo(ref Tensor total, Tensor term) => total = total + term;
}
