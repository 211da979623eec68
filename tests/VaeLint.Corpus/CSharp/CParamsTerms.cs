// style: params array of terms added in a loop
// case Wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CParamsTerms;

public static class ParamsLosses
{
    public static Tensor Wrong(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var elements = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
        return Total(
            functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0],
            elements.mean()); //~ VAE002
    }

    public static Tensor Right(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var elements = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
        return Total(
            functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0],
            elements.sum() / x.shape[0]);
    }

    private static Tensor Total(params Tensor[] terms)
    {
        var total = terms[0];
        for (var i = 1; i < terms.Length; i++)
        {
            total = total + terms[i];
        }

        return total;
    }
}
