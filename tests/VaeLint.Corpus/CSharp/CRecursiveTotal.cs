// style: recursive sum over a list; lock around the shared history
// case Recursive: R = 1/B; K = 1/B; beta = 1
// case Locked: R = 1/(B*D); K = 1/(B*L); beta = D/L
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CRecursiveTotal;

public sealed class History
{
    private readonly object _gate = new();
    private readonly List<double> _values = [];

    public static Tensor Recursive(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        IReadOnlyList<Tensor> terms =
        [
            functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0],
            0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum() / x.shape[0],
        ];

        return Sum(terms, 0);
    }

    public Tensor Locked(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        lock (_gate)
        {
            var recon = functional.mse_loss(xHat, x); //~ VAE001
            var kl = (0.5 * (mu.pow(2) + logVar.exp() - logVar - 1)).mean(); //~ VAE002
            var loss = recon + kl;
            _values.Add(loss.item<double>());
            return loss;
        }
    }

    private static Tensor Sum(IReadOnlyList<Tensor> terms, int index)
        => index == terms.Count - 1 ? terms[index] : terms[index] + Sum(terms, index + 1);
}
