// style: differentially private training: the loss of one example at a time, accumulated over the batch and divided by its size
// case BatchLoss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DPrivateMicrobatches;

public static class PrivateTraining
{
    private static Tensor ExampleLoss(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum);
        var kl = 0.5 * (logvar.exp() + mu.square() - 1 - logvar).sum();
        return nll + kl;
    }

    public static Tensor BatchLoss(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var n = x.shape[0];
        var total = ExampleLoss(logits[0], x[0], mu[0], logvar[0]);
        for (var i = 1L; i < n; i++)
        {
            total = total + ExampleLoss(logits[i], x[i], mu[i], logvar[i]);
        }

        return total / n;
    }
}
