// style: video with a first state against N(0, I) and later states against a learned transition: square errors of the old size_average switch, three sums, one division
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HStillAndMoving;

public sealed record StateMoments(Tensor PosteriorMean, Tensor PosteriorLogVar, Tensor PriorMean, Tensor PriorLogVar);

public static class VideoLosses
{
    public static (Tensor Total, Tensor Kl) Loss(Tensor original, Tensor recon, Tensor firstMean, Tensor firstLogVar, StateMoments states)
    {
        var observed = F.mse_loss(recon, original, Reduction.Sum);
        var batchSize = recon.shape[0];
        var kldFirst = -0.5 * torch.sum(1 + firstLogVar - torch.pow(firstMean, 2) - torch.exp(firstLogVar));
        var posteriorVar = torch.exp(states.PosteriorLogVar);
        var priorVar = torch.exp(states.PriorLogVar);
        var kldLater = 0.5 * torch.sum(states.PriorLogVar - states.PosteriorLogVar + ((posteriorVar + torch.pow(states.PosteriorMean - states.PriorMean, 2)) / priorVar) - 1);
        return ((observed + kldLater + kldFirst) / batchSize, (kldLater + kldFirst) / batchSize);
    }
}
