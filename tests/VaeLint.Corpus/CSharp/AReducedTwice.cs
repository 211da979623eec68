// style: a second reduction that does nothing, left over from refactoring: sum().mean(), mean().sum(), mean of a mean
// case SumMean: R = 1; K = 1/B; beta = 1/B
// case MeanSum: R = 1/(B*D); K = 1; beta = B*D
// case MeanMean: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case SumMeanBoth: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AReducedTwice;

public static class LeftOvers
{
    public static Tensor SumMean(Tensor output, Tensor x, Tensor mean, Tensor logVar)
    {
        var rec = F.binary_cross_entropy(output, x, reduction: Reduction.None);
        var recLoss = rec.sum().mean(); //~ VAE003
        var klLoss = (-0.5 * (1 + logVar - mean.pow(2) - logVar.exp())).sum(1).mean();
        return recLoss + klLoss;
    }

    public static Tensor MeanSum(Tensor output, Tensor x, Tensor mean, Tensor logVar)
    {
        var rec = F.binary_cross_entropy(output, x, reduction: Reduction.None);
        var recLoss = rec.mean().sum(); //~ VAE001
        var klLoss = (-0.5 * (1 + logVar - mean.pow(2) - logVar.exp())).sum().mean();
        return torch.mean(recLoss + klLoss);
    }

    public static Tensor MeanMean(Tensor output, Tensor x, Tensor mean, Tensor logVar)
    {
        var recLoss = F.mse_loss(output, x); //~ VAE001
        var klLoss = -0.5 * torch.mean(1 + logVar - mean.pow(2) - logVar.exp()); //~ VAE002
        var loss = torch.mean(recLoss) + torch.mean(klLoss);
        return loss.mean();
    }

    public static Tensor SumMeanBoth(Tensor output, Tensor x, Tensor mean, Tensor logVar)
    {
        var recLoss = torch.mean(torch.sum((output - x).pow(2)));
        var klLoss = torch.mean(-0.5 * torch.sum(1 + logVar - mean.pow(2) - logVar.exp()));
        return recLoss + klLoss;
    }
}
