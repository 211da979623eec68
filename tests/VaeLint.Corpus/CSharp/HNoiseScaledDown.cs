// style: bottleneck of a fusion network: noise made a hundred times smaller before it is added, clamped log-variance, the KL divided by the size of the code; the line with the noise as it should be
// case Step: not measured
// case StepRight: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HNoiseScaledDown;

public sealed class FusionBottleneck(Linear shared, Linear toMean, Linear toLogVar, Linear decoder)
{
    private const int LatentDim = 48;

    private static Tensor KldGauss(Tensor mu, Tensor logvar)
    {
        var sigma = torch.exp(0.5 * logvar);
        return -0.5 * torch.sum(1 + logvar - mu.pow(2) - sigma.pow(2), dim: 1);
    }

    public Tensor Step(Tensor features, Tensor target)
    {
        var h = F.relu(shared.call(features));
        var mu = toMean.call(h);
        var logvar = toLogVar.call(h).clamp(-15, 15);
        var std = torch.exp(0.5 * logvar);
        var z = mu + torch.randn_like(std) * std * 0.01; //~ VAE104
        var kl = (KldGauss(mu, logvar) / LatentDim).mean(); //~ VAE002
        return F.mse_loss(decoder.call(z), target) + kl; //~ VAE001
    }

    public Tensor StepRight(Tensor features, Tensor target)
    {
        var h = F.relu(shared.call(features));
        var mu = toMean.call(h);
        var logvar = toLogVar.call(h).clamp(-15, 15);
        var std = torch.exp(0.5 * logvar);
        var z = mu + torch.randn_like(std) * std;
        var kl = KldGauss(mu, logvar).mean();
        return F.mse_loss(decoder.call(z), target, Reduction.Sum) / target.shape[0] + kl;
    }
}
