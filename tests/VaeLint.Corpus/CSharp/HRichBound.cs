// style: toolkit in which every regulariser can be switched on: two reconstructions (through the code and through a bottleneck of it), KL with log-standard deviations, moments penalty, total correlation, kernels
// case Loss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HRichBound;

public sealed record BoundWeights(double Reconstruction = 1, double Bottleneck = 0.5, double Beta = 1, double Dip = 0, double TotalCorrelation = 0, double Info = 0);

public sealed class RichBound(BoundWeights weights)
{
    private static Tensor NormalKl(Tensor mu1, Tensor logStd1, Tensor mu2, Tensor logStd2)
    {
        var var1 = torch.exp(2 * logStd1);
        var var2 = torch.exp(2 * logStd2);
        return logStd2 - logStd1 + (var1 + (mu1 - mu2).pow(2)) / (2 * var2) - 0.5;
    }

    private static Tensor Dip(Tensor mean)
    {
        var centred = mean - mean.mean([0], keepdim: true);
        var covariance = torch.matmul(centred.t(), centred) / mean.shape[0];
        return (covariance - torch.eye(mean.shape[1])).pow(2).sum();
    }

    private static Tensor TotalCorrelation(Tensor z, Tensor mean, Tensor logStd)
    {
        var logDensity = -0.5 * ((z.unsqueeze(1) - mean.unsqueeze(0)) / torch.exp(logStd).unsqueeze(0)).pow(2) - logStd.unsqueeze(0);
        var joint = torch.logsumexp(logDensity.sum(2), 1);
        var product = torch.logsumexp(logDensity, 1).sum(1);
        return (joint - product).mean();
    }

    private static Tensor Mmd(Tensor a, Tensor b)
    {
        Tensor Kernel(Tensor u, Tensor v) => torch.exp(-(u.unsqueeze(1) - v.unsqueeze(0)).pow(2).mean([2])).mean();
        return Kernel(a, a) + Kernel(b, b) - 2 * Kernel(a, b);
    }

    public Tensor Loss(Tensor x, Tensor decoded, Tensor decodedFromBottleneck, Tensor z, Tensor mean, Tensor logStd)
    {
        var reconstruction = weights.Reconstruction * (decoded - x).pow(2).sum(-1).mean();
        var bottleneck = weights.Bottleneck > 0 ? weights.Bottleneck * (decodedFromBottleneck - x).pow(2).sum(-1).mean() : torch.tensor(0.0f);
        var kl = weights.Beta * NormalKl(mean, logStd, torch.zeros_like(mean), torch.zeros_like(logStd)).sum(-1).mean();
        var dip = weights.Dip > 0 ? weights.Dip * Dip(mean) : torch.tensor(0.0f);
        var correlation = weights.TotalCorrelation > 0 ? weights.TotalCorrelation * TotalCorrelation(z, mean, logStd) : torch.tensor(0.0f);
        var mmd = weights.Info > 0 ? weights.Info * Mmd(z, torch.randn_like(z)) : torch.tensor(0.0f);
        return reconstruction + bottleneck + kl + dip + correlation + mmd;
    }
}
