// style: readonly record struct, `with` to rescale one term, deconstruction of the result
// case Rescaled: R = 1/B; K = 1/B; beta = 1
// case Forgotten: R = 1/B; K = 1; beta = B
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CRecordStructWith;

public readonly record struct Terms(Tensor Pixels, Tensor Latents);

public static class ObjectiveSteps
{
    public static Tensor Rescaled(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new Terms(
            Pixels: functional.mse_loss(xHat, x, Reduction.Sum),
            Latents: 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum());

        terms = terms with { Latents = terms.Latents / mu.shape[0] };
        terms = terms with { Pixels = terms.Pixels / x.shape[0] };

        var (pixels, latents) = terms;
        return pixels + latents;
    }

    public static Tensor Forgotten(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var terms = new Terms(
            Pixels: functional.mse_loss(xHat, x, Reduction.Sum),
            Latents: 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum()); //~ VAE003

        var (pixels, latents) = terms with { Pixels = terms.Pixels / x.shape[0] };
        return pixels + latents;
    }
}
