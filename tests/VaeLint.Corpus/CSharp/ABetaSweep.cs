// style: research code that sweeps beta: balanced losses with free, constant and scheduled weights, all on the same scale
// case Higgins: R = 1/B; K = klWeight/B; beta = klWeight
// case PerPixel: R = 1/(B*D); K = 300/(B*D); beta = 300
// case WarmUp: R = 1; K = klWeight; beta = klWeight
// case MeanTimesSize: R = 1/B; K = 0.1/B; beta = 0.1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ABetaSweep;

public sealed class SweepRunner
{
    private static readonly double[] Betas = [0.5, 1, 4, 10, 300];

    public IEnumerable<double> Losses(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        foreach (var beta in Betas)
        {
            yield return Higgins(y, x, mu, logVar, beta).ToDouble();
        }
    }

    public static Tensor Higgins(Tensor y, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var reconstruction = functional.binary_cross_entropy(y, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return reconstruction + beta * kl;
    }

    public static Tensor PerPixel(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        const double beta = 300;
        var reconstruction = functional.mse_loss(y, x);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum() / x.numel();
        return reconstruction + beta * kl;
    }

    public static Tensor WarmUp(Tensor y, Tensor x, Tensor mu, Tensor logVar, int epoch, int warmUpEpochs)
    {
        var weight = Math.Min(1.0, (epoch + 1.0) / warmUpEpochs);
        var reconstruction = functional.l1_loss(y, x, Reduction.Sum);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
        return reconstruction + weight * kl;
    }

    public static Tensor MeanTimesSize(Tensor y, Tensor x, Tensor mu, Tensor logVar)
    {
        var reconstruction = functional.mse_loss(y, x) * x.numel() / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return reconstruction + 0.1 * kl;
    }
}
