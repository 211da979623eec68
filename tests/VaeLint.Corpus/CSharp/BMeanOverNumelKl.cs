// style: conv beta-VAE, mean squared error and KL per pixel: sum over the latents divided by x.numel()
// case PixelObjective: R = 1/(B*D); K = beta/(B*D); beta = beta
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BMeanOverNumelKl;

public class PixelObjective
{
    private readonly double _beta;

    public PixelObjective(double beta)
    {
        _beta = beta;
    }

    public Tensor Evaluate(Tensor images, Tensor generated, Tensor mean, Tensor logVar)
    {
        using var scope = NewDisposeScope();

        // Everything is expressed per pixel, so that the numbers compare across resolutions.
        Tensor mse = F.mse_loss(generated, images);
        Tensor kl = 0.5 * (mean.pow(2) + logVar.exp() - logVar - 1).sum();
        Tensor klPerPixel = kl / images.numel();

        return (mse + _beta * klPerPixel).MoveToOuterDisposeScope();
    }
}
