// style: port of code that maps a loss of one example over the batch: rows are unbound, scored, stacked and averaged; one scorer takes the mean of its example
// case MappedSums: R = 1/B; K = 1/B; beta = 1
// case MappedMeans: R = 1/(B*D); K = 1/B; beta = D
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EPerExampleLoop;

public static class MappedObjective
{
    private static Tensor Kl(Tensor mean, Tensor logvar) => -0.5 * torch.sum(1 + logvar - torch.square(mean) - torch.exp(logvar));

    public static Tensor MappedSums(Tensor xHat, Tensor x, Tensor mean, Tensor logvar)
    {
        var losses = new List<Tensor>();
        for (var i = 0L; i < x.shape[0]; i++)
        {
            losses.Add(F.mse_loss(xHat[i], x[i], reduction: Reduction.Sum) + Kl(mean[i], logvar[i]));
        }

        return torch.stack(losses).mean();
    }

    public static Tensor MappedMeans(Tensor xHat, Tensor x, Tensor mean, Tensor logvar)
    {
        var losses = new List<Tensor>();
        for (var i = 0L; i < x.shape[0]; i++)
        {
            losses.Add(F.mse_loss(xHat[i], x[i]) + Kl(mean[i], logvar[i])); //~ VAE001
        }

        return torch.stack(losses).mean();
    }
}
