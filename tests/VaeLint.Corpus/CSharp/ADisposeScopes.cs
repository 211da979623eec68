// style: memory-aware code: dispose scopes, using declarations for intermediates, MoveToOuterDisposeScope, try/finally timing
// case Loss: R = 1/(B*D); K = 1; beta = B*D
// case LossKlMean: R = 1; K = 1/(B*L); beta = 1/(B*L)
// case LossClean: R = 1/B; K = 1/B; beta = 1
using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ADisposeScopes;

public sealed class ScopedLoss
{
    private readonly Stopwatch _clock = new();

    public TimeSpan Elapsed => _clock.Elapsed;

    public Tensor Loss(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        using var scope = NewDisposeScope();
        var bce = F.binary_cross_entropy_with_logits(logits, x); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
        return (bce + kl).MoveToOuterDisposeScope();
    }

    public Tensor LossKlMean(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        _clock.Start();
        try
        {
            using var squares = mu.pow(2);
            using var variance = logVar.exp();
            var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum);
            var kl = -0.5 * (1 + logVar - squares - variance).mean(); //~ VAE002
            return bce + kl;
        }
        finally
        {
            _clock.Stop();
        }
    }

    public Tensor LossClean(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        using (var scope = NewDisposeScope())
        {
            var n = x.shape[0];
            var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / n;
            var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum() / n;
            var loss = bce + kl;
            return loss.MoveToOuterDisposeScope();
        }
    }
}
