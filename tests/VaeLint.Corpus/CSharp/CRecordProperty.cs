// style: positional record of the two terms whose computed property adds them
// case Wrong: R = 1; K = 1/B; beta = 1/B
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CRecordProperty;

public sealed record ElboTerms(Tensor Reconstruction, Tensor Kl)
{
    public Tensor Loss => Reconstruction + Kl;
}

public static class Vae
{
    public static Tensor Wrong(Tensor probabilities, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new ElboTerms(
            functional.binary_cross_entropy(probabilities, x, reduction: Reduction.Sum), //~ VAE003
            -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean());
        return terms.Loss;
    }

    public static Tensor Right(Tensor probabilities, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new ElboTerms(
            Kl: -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean(),
            Reconstruction: functional.binary_cross_entropy(probabilities, x, reduction: Reduction.None).sum(1).mean());
        return terms.Loss;
    }
}
