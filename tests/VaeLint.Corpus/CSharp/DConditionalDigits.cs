// style: class-conditional VAE in functions: per-sample BCE over the image axes, per-sample KL, their sum averaged; encoder and decoder passed as delegates
// case Combine: R = 1/B; K = 1/B; beta = 1
// case ElboLoss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.DConditionalDigits;

public static class ConditionalElbo
{
    private const int Classes = 10;

    public static Tensor Reparameterize(Tensor mu, Tensor logvar) => mu + exp(0.5 * logvar) * randn_like(mu);

    public static Tensor KlDivergence(Tensor mu, Tensor logvar) => 0.5 * (mu * mu + logvar.exp() - logvar - 1).sum(dim: 1);

    public static Tensor ReconstructionLoss(Tensor logits, Tensor x) =>
        F.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.None).sum([1, 2, 3]);

    public static Tensor Combine(Tensor logits, Tensor x, Tensor mu, Tensor logvar, double beta = 1.0) =>
        (ReconstructionLoss(logits, x) + beta * KlDivergence(mu, logvar)).mean();

    public static Tensor ElboLoss(
        Tensor x, Tensor y, Func<Tensor, Tensor, (Tensor Mu, Tensor LogVar)> encoder, Func<Tensor, Tensor, Tensor> decoder, double beta = 1.0)
    {
        var label = F.one_hot(y, Classes).to(x.dtype);
        var (mu, logvar) = encoder(x, label);
        var z = Reparameterize(mu, logvar);
        return (ReconstructionLoss(decoder(z, label), x) + beta * KlDivergence(mu, logvar)).mean();
    }
}
