// style: int batchSize as a parameter divides the reconstruction, the KL is sum over latents then mean; constant only in the loader
// case Objective: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace VaeLint.Corpus.BBatchSizeParameter;

public static class Mnist
{
    public const int BatchSize = 128;

    public static DataLoader Loader(Dataset dataset) => DataLoader(dataset, BatchSize, shuffle: true, drop_last: false);
}

public static class MnistVae
{
    public static Tensor Objective(Tensor recon, Tensor input, Tensor mean, Tensor logVariance, int batchSize)
    {
        Tensor bce = nn.functional.binary_cross_entropy(recon, input, reduction: nn.Reduction.Sum) / batchSize;
        Tensor kl = -0.5 * (logVariance - mean.pow(2) - logVariance.exp() + 1).sum(dim: 1).mean();
        return bce + kl;
    }
}
