// style: anonymous types and query syntax hold the terms between computation and sum
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CAnonymousType;

public static class AnonymousLosses
{
    public static Tensor Wrong(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new
        {
            Recon = functional.binary_cross_entropy_with_logits(logits, x), //~ VAE001
            Kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean(),
        };

        return terms.Recon + terms.Kl;
    }

    public static Tensor Right(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new[]
        {
            new { Name = "recon", Value = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) },
            new { Name = "kl", Value = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum() },
        };

        var scaled = from term in terms
                     let value = term.Value / x.shape[0]
                     select value;
        return scaled.Aggregate((a, b) => a + b);
    }
}
