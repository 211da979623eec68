// style: dispose scopes, MoveToOuterDisposeScope, nested using declarations for temporaries
// case Wrong: R = 1/B; K = 1/(B*L); beta = 1/L
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CDisposeScopes;

public static class ScopedLosses
{
    public static Tensor Wrong(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        using var scope = NewDisposeScope();
        var recon = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
        var loss = recon / x.shape[0] + kl.mean(); //~ VAE002
        return loss.MoveToOuterDisposeScope();
    }

    public static Tensor Right(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        using (var scope = torch.NewDisposeScope())
        {
            var recon = Summed(logits, x);
            using var variance = logVar.exp();
            using var squaredMean = mu.square();
            var kl = (variance + squaredMean - 1 - logVar).sum().mul(0.5);
            return (recon + kl).div(x.shape[0]).MoveToOuterDisposeScope();
        }
    }

    private static Tensor Summed(Tensor logits, Tensor x)
    {
        using var inner = NewDisposeScope();
        var cross = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.None);
        var summed = cross.sum();
        return inner.MoveToOuter(summed);
    }
}
