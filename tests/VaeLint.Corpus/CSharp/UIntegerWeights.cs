// style: weights as quotients of sizes, all of them integers: the KL, the reconstruction or the whole loss is multiplied by 0
// case PerBatch: not measured
// case NormalisedBeta: not measured
// case Whole: not measured
// case Reconstruction: not measured
// case Stored: not measured
// case Right: R = 1/B; K = 1/B; beta = 1
namespace VaeLint.Corpus.UIntegerWeights;

using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

public static class Weighted
{
    private const int Latents = 20;
    private const int Pixels = 784;

    private static Tensor Kl(Tensor mu, Tensor logVar) => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();

    public static Tensor PerBatch(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        var reconstruction = F.mse_loss(output, x, nn.Reduction.Sum) / x.shape[0];
        return reconstruction + Kl(mu, logVar) * (1 / x.shape[0]); //~ VAE405
    }

    public static Tensor NormalisedBeta(Tensor output, Tensor x, Tensor mu, Tensor logVar, double beta = 4.0)
    {
        var kl = -0.5 * torch.mean(1 + logVar - mu.pow(2) - logVar.exp());
        return F.mse_loss(output, x) + beta * (Latents / Pixels) * kl; //~ VAE405
    }

    public static Tensor Whole(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        var batch = (int)x.shape[0];
        var total = F.binary_cross_entropy(output, x, reduction: nn.Reduction.Sum) + Kl(mu, logVar);
        return total * (1 / batch); //~ VAE405
    }

    public static Tensor Reconstruction(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        var scale = 1 / x.size(0); //~ VAE405
        return scale * F.mse_loss(output, x, nn.Reduction.Sum) + Kl(mu, logVar) / x.size(0);
    }

    public static Tensor Stored(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        double weight = 1 / x.numel(); //~ VAE405
        var loss = F.mse_loss(output, x);
        loss += Kl(mu, logVar).mul(weight);
        return loss;
    }

    public static Tensor Right(Tensor output, Tensor x, Tensor mu, Tensor logVar)
    {
        var batches = 1.0 / x.shape[0];
        return (F.mse_loss(output, x, nn.Reduction.Sum) + Kl(mu, logVar)) * batches;
    }
}
