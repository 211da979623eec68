// style: per-sample vectors, mean over the batch, then the whole loss divided by the pixels per image ("nats per dim")
// case NatsPerDim: R = 1/(B*D); K = 1/(B*D); beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BTotalOverNumel;

public record PosteriorParameters(Tensor Mean, Tensor LogVar);

public static class LikelihoodMetrics
{
    public static Tensor NatsPerDim(Tensor logits, Tensor image, PosteriorParameters q)
    {
        ArgumentNullException.ThrowIfNull(q);
        var nll = F.binary_cross_entropy_with_logits(logits, image, reduction: nn.Reduction.None).sum([1, 2, 3]);
        var kl = (0.5 * (q.Mean * q.Mean + exp(q.LogVar) - q.LogVar - 1)).sum(dim: 1);
        var elbo = -(nll + kl);
        var dims = image.shape[1] * image.shape[2] * image.shape[3];
        return -elbo.mean() / dims;
    }
}
