// style: goal-conditioned agent: the log standard deviation is doubled in the logarithm, and its exponential is not squared
// case ElboLoss: not measured
// case RightElboLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ESquareForgotten;

public static class SquareForgotten
{
    public static Tensor ElboLoss(Tensor predicted, Tensor actions, Tensor mean, Tensor logStd)
    {
        var recon = F.mse_loss(predicted, actions, Reduction.Sum) / actions.shape[0];
        var kl = -0.5 * (1 + 2 * logStd - mean.pow(2) - torch.exp(logStd)).sum(1).mean(); //~ VAE102
        return recon + kl;
    }

    public static Tensor RightElboLoss(Tensor predicted, Tensor actions, Tensor mean, Tensor logStd)
    {
        var recon = F.mse_loss(predicted, actions, Reduction.Sum) / actions.shape[0];
        var kl = -0.5 * (1 + 2 * logStd - mean.pow(2) - torch.exp(logStd).pow(2)).sum(1).mean();
        return recon + kl;
    }
}
