// style: helpers that return named tuples, deconstructed or read by name
// case ByName: R = 1/(B*D); K = 1/B; beta = D
// case Deconstructed: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CNamedTuples;

public static class TupleTerms
{
    public static Tensor ByName(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = MeanTerms(xHat, x, mu, logVar); //~ VAE001
        return terms.recon + terms.kl;
    }

    public static Tensor Deconstructed(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var (kl, recon) = SummedTerms(xHat, x, mu, logVar);
        return recon + kl;
    }

    // Only one half is used by the caller.
    public static Tensor ReconstructionOnly(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var (recon, _) = MeanTerms(xHat, x, mu, logVar);
        return recon;
    }

    private static (Tensor recon, Tensor kl) MeanTerms(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return (recon, kl);
    }

    private static (Tensor kl, Tensor recon) SummedTerms(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        (Tensor kl, Tensor recon) terms;
        terms.recon = functional.mse_loss(xHat, x, Reduction.None).flatten(1).sum(1).mean();
        terms.kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return terms;
    }
}
