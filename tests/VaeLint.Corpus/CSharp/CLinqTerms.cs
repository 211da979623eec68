// style: LINQ over the terms: Aggregate with and without seed, Zip and Select over latent groups
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1; K = 1; beta = 1
// case WeightedTerms: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CLinqTerms;

public static class LinqLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new[]
        {
            functional.mse_loss(xHat, x), //~ VAE001
            (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean(),
        };

        return terms.Aggregate((total, term) => total + term);
    }

    public static Tensor Right(Tensor xHat, Tensor x, IEnumerable<Tensor> means, IEnumerable<Tensor> logVars)
    {
        var recon = functional.mse_loss(xHat, x, Reduction.Sum);
        return means
            .Zip(logVars, (mu, logVar) => 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1))
            .Select(elements => elements.sum())
            .Aggregate(recon, (total, kl) => total + kl);
    }

    public static Tensor WeightedTerms(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var batch = x.shape[0];
        (Tensor Value, double Weight)[] terms =
        [
            (functional.mse_loss(xHat, x, Reduction.Sum), 1.0),
            ((-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(), 1.0),
        ];

        return terms
            .Select(term => term.Weight * term.Value / batch)
            .Aggregate((total, term) => total + term);
    }
}
