// style: List<Tensor> that collects the terms, added by index and by foreach
// case Indexed: R = 1/(B*D); K = 1; beta = B*D
// case Collected: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CTermList;

public static class ListLosses
{
    public static Tensor Indexed(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new List<Tensor>();
        terms.Add(functional.mse_loss(xHat, x)); //~ VAE001
        terms.Add(-0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum());

        var total = terms[0];
        total += terms[1];
        return total;
    }

    public static Tensor Collected(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new List<Tensor>
        {
            functional.mse_loss(xHat, x, Reduction.Sum),
            -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(),
        };

        var total = zeros(1, dtype: x.dtype, device: x.device);
        foreach (var term in terms)
        {
            total = total + term / x.shape[0];
        }

        return total;
    }
}
