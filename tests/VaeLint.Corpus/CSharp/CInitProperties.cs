// style: init properties set by an object initialiser, the total is a computed property of the same object
// case Wrong: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CInitProperties;

public sealed class LossParts
{
    public required Tensor Reconstruction { get; init; }

    public required Tensor Divergence { get; init; }

    public double Weight { get; init; } = 1.0;

    public Tensor Total => Reconstruction + Weight * Divergence;
}

public static class Losses
{
    public static Tensor Wrong(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var parts = new LossParts
        {
            Reconstruction = functional.binary_cross_entropy_with_logits(logits, x), //~ VAE001
            Divergence = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).mean(), //~ VAE002
        };

        return parts.Total;
    }

    public static Tensor Right(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var parts = new LossParts
        {
            Divergence = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean(),
            Reconstruction = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0],
        };

        return parts.Total;
    }
}
