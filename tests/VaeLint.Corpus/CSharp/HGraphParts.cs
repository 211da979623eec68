// style: graph generator with a padded batch: features of the real nodes picked by a mask and logits of the edges between them; the same for graphs of one size, all means
// case Padded: not measured
// case Loss: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HGraphParts;

public sealed record GraphBatch(Tensor NodeFeatures, Tensor Adjacency, Tensor Mask);

public static class GraphParts
{
    private static Tensor Kl(Tensor mean, Tensor logvar)
    {
        var safe = torch.clamp(logvar, max: 20.0);
        return -0.5 * torch.sum(1 + safe - mean.pow(2) - torch.exp(safe), dim: 1).mean();
    }

    public static Dictionary<string, Tensor> Padded(GraphBatch batch, Tensor nodeLogits, Tensor edgeLogits, Tensor mean, Tensor logvar)
    {
        var nodeMask = batch.Mask.@bool();
        var edgeMask = batch.Mask.unsqueeze(-1).@bool() & batch.Mask.unsqueeze(-2).@bool();
        var nodeLoss = nodeMask.any().ToBoolean() ? F.mse_loss(nodeLogits[nodeMask], batch.NodeFeatures[nodeMask]) : torch.tensor(0.0f);
        var edgeLoss = F.binary_cross_entropy_with_logits(edgeLogits[edgeMask], batch.Adjacency[edgeMask]);
        var kl = Kl(mean, logvar);
        return new Dictionary<string, Tensor> { ["loss"] = nodeLoss + edgeLoss + kl, ["node"] = nodeLoss, ["edge"] = edgeLoss, ["kl"] = kl };
    }

    public static Tensor Loss(GraphBatch batch, Tensor nodeLogits, Tensor edgeLogits, Tensor mean, Tensor logvar)
    {
        var nodeLoss = F.mse_loss(nodeLogits, batch.NodeFeatures); //~ VAE001
        var edgeLoss = F.binary_cross_entropy_with_logits(edgeLogits, batch.Adjacency); //~ VAE001
        return nodeLoss + edgeLoss + Kl(mean, logvar);
    }
}
