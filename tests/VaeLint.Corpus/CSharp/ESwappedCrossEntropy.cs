// style: Keras habit of writing the target first, kept for the cross entropy, where it matters, and for the squared error, where it does not
// case TargetFirst: not measured
// case SquaredTargetFirst: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ESwappedCrossEntropy;

public sealed class TargetFirstLoss
{
    private readonly Linear _output = Linear(20, 784);

    private static Tensor Kl(Tensor mu, Tensor logvar) => (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum(1).mean();

    public Tensor TargetFirst(Tensor z, Tensor x, Tensor mu, Tensor logvar)
    {
        var decoded = torch.sigmoid(_output.forward(z));
        var bce = F.binary_cross_entropy(x, decoded, reduction: Reduction.Sum) / x.shape[0]; //~ VAE202
        return bce + Kl(mu, logvar);
    }

    public static Tensor SquaredTargetFirst(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var mse = F.mse_loss(x, decoded, reduction: Reduction.Sum) / x.shape[0];
        return mse + Kl(mu, logvar);
    }
}
