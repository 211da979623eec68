// style: one class in two partial parts, the terms are private methods of the other part; port of a training script
// case Loss: R = 1/(B*D); K = 1/B; beta = D
// case SummedLoss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CPartialMethods;

public static partial class MnistObjective
{
    public static Tensor Loss(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var pixels = PixelError(recon, x); //~ VAE001
        var divergence = Divergence(mu, logvar);
        return pixels + divergence;
    }

    public static Tensor SummedLoss(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var pixels = TotalPixelError(recon, x) / x.shape[0];
        var divergence = Divergence(mu, logvar);
        return pixels + divergence;
    }
}

public static partial class MnistObjective
{
    private static Tensor PixelError(Tensor recon, Tensor x)
        => functional.mse_loss(recon, x);

    private static Tensor TotalPixelError(Tensor recon, Tensor x)
        => functional.mse_loss(recon, x, Reduction.Sum);

    private static Tensor Divergence(Tensor mu, Tensor logvar)
    {
        var perLatent = 1 + logvar - mu.pow(2) - logvar.exp();
        return (-0.5 * perLatent.sum(1)).mean();
    }
}
