// style: Keras blog VAE ported to TorchSharp; both published variants of the loss in one static class, original_dim as a const
// case MeanKl: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case SummedKl: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AKerasMeanKl;

public static class KerasLosses
{
    public const int OriginalDim = 784;
    public const int IntermediateDim = 256;
    public const int LatentDim = 2;

    public static Sequential BuildDecoder() => Sequential(
        ("h", Linear(LatentDim, IntermediateDim)),
        ("relu", ReLU()),
        ("out", Linear(IntermediateDim, OriginalDim)),
        ("sigmoid", Sigmoid()));

    public static Tensor Sampling(Tensor zMean, Tensor zLogVar)
    {
        var epsilon = randn_like(zMean);
        return zMean + exp(zLogVar / 2) * epsilon;
    }

    // What the old tutorial had: both terms are means.
    public static Tensor MeanKl(Tensor x, Tensor xDecodedMean, Tensor zMean, Tensor zLogVar)
    {
        var xentLoss = F.binary_cross_entropy(xDecodedMean, x); //~ VAE001
        var klLoss = -0.5 * torch.mean(1 + zLogVar - square(zMean) - exp(zLogVar)); //~ VAE002
        return xentLoss + klLoss;
    }

    // What the example in the repository had.
    public static Tensor SummedKl(Tensor x, Tensor xDecodedMean, Tensor zMean, Tensor zLogVar)
    {
        var xentLoss = OriginalDim * F.binary_cross_entropy(xDecodedMean, x);
        var klLoss = -0.5 * torch.sum(1 + zLogVar - square(zMean) - exp(zLogVar), dim: -1);
        return torch.mean(xentLoss + klLoss);
    }
}
