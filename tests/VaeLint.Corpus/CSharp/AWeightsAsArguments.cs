// style: weights passed as a struct or as plain arguments, multiplied in place or through mul; command line tool
// case FromStruct: R = alpha/(B*D); K = klWeight/(B*L); beta = klWeight*D/L/alpha
// case FromArguments: R = 1/(B*D); K = klWeight/B; beta = klWeight*D
// case SummedFromArguments: R = 1; K = klWeight; beta = klWeight
// case BatchSumKl: R = alpha/(B*D); K = klWeight; beta = klWeight*B*D/alpha
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AWeightsAsArguments;

public readonly struct TermWeights
{
    public TermWeights(double rec, double kl)
    {
        Rec = rec;
        Kl = kl;
    }

    public double Rec { get; }

    public double Kl { get; }
}

internal static class Cli
{
    internal static Tensor FromStruct(Tensor y, Tensor x, Tensor mu, Tensor logvar, TermWeights weights)
    {
        var rec = functional.mse_loss(y, x);
        var kl = (0.5 * (mu.pow(2) + logvar.exp() - logvar - 1)).mean();
        return weights.Rec * rec + weights.Kl * kl; //~ VAE010
    }

    internal static Tensor FromArguments(Tensor y, Tensor x, Tensor mu, Tensor logvar, float klWeight)
    {
        var rec = functional.l1_loss(y, x);
        var kl = (0.5 * (mu.pow(2) + logvar.exp() - logvar - 1)).sum(1).mean();
        return rec.add(kl.mul(klWeight)); //~ VAE010
    }

    internal static Tensor SummedFromArguments(Tensor y, Tensor x, Tensor mu, Tensor logvar, float klWeight)
    {
        var rec = functional.l1_loss(y, x, Reduction.Sum);
        var kl = (0.5 * (mu.pow(2) + logvar.exp() - logvar - 1)).sum();
        return rec.add(kl.mul(klWeight));
    }

    internal static Tensor BatchSumKl(Tensor y, Tensor x, Tensor mu, Tensor logvar, TermWeights weights)
    {
        var rec = weights.Rec * functional.mse_loss(y, x);
        var kl = weights.Kl * (0.5 * (mu.pow(2) + logvar.exp() - logvar - 1)).sum(); //~ VAE003
        return rec + kl;
    }
}
