// style: sizes and weights read from an options object, property pattern to unpack it
// case SizeFromOptions: R = 1/B; K = 1/B; beta = 1
// case WeightFromOptions: R = 1/(B*D); K = beta/B; beta = beta*D
// case BalancedWeight: R = 1/B; K = beta/B; beta = beta
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.COptionsObject;

public sealed class VaeOptions
{
    public int OriginalDim { get; set; } = 784;

    public int LatentDim { get; set; } = 20;

    public double Beta { get; set; } = 4.0;
}

public sealed class OptionLosses(VaeOptions options)
{
    public Tensor SizeFromOptions(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x) * options.OriginalDim;
        return recon + Kl(mu, logVar);
    }

    public Tensor WeightFromOptions(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x);
        return recon
            + options.Beta * Kl(mu, logVar); //~ VAE010
    }

    public static Tensor BalancedWeight(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, VaeOptions settings)
    {
        if (settings is not { Beta: var beta })
        {
            beta = 1.0;
        }

        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        return recon + beta * Kl(mu, logVar);
    }

    private static Tensor Kl(Tensor mu, Tensor logVar)
        => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
}
