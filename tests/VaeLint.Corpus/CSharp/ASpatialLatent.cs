// style: AutoencoderKL port: latent maps [B,4,8,8] from a convolution, KL over channels only, over all axes, or averaged
// case ChannelKl: R = 1/B; K = 4/(B*L); beta = 4/L
// case AveragedKl: R = 1/B; K = 1/(B*L); beta = 1/L
// case AllAxes: R = 1/B; K = 0.000001/B; beta = 0.000001
// case MeanRecon: R = 1/(B*D); K = 0.000001/B; beta = 0.000001*D
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ASpatialLatent;

public sealed class LatentMaps
{
    private readonly Conv2d _quant = Conv2d(8, 8, 1);
    private const double KlWeight = 1e-6;

    public (Tensor mean, Tensor logvar) Moments(Tensor features)
    {
        var moments = _quant.call(features).chunk(2, dim: 1);
        return (moments[0], moments[1].clamp(-30.0, 20.0));
    }

    private static Tensor Elements(Tensor mean, Tensor logvar)
    {
        mean = mean.view(-1, 4, 8, 8);
        logvar = logvar.view(-1, 4, 8, 8);
        return 0.5 * (mean.pow(2) + logvar.exp() - 1.0 - logvar);
    }

    public static Tensor ChannelKl(Tensor reconstructions, Tensor inputs, Tensor mean, Tensor logvar)
    {
        var rec = F.l1_loss(reconstructions, inputs, Reduction.Sum) / inputs.shape[0];
        var kl = Elements(mean, logvar).sum(dim: 1).mean(); //~ VAE004
        return rec + kl;
    }

    public static Tensor AveragedKl(Tensor reconstructions, Tensor inputs, Tensor mean, Tensor logvar)
    {
        var rec = F.l1_loss(reconstructions, inputs, Reduction.Sum) / inputs.shape[0];
        var kl = Elements(mean, logvar).mean(); //~ VAE002
        return rec + kl;
    }

    public static Tensor AllAxes(Tensor reconstructions, Tensor inputs, Tensor mean, Tensor logvar)
    {
        var recLoss = torch.abs(inputs - reconstructions);
        var nllLoss = torch.sum(recLoss) / recLoss.shape[0];
        var klLoss = torch.sum(Elements(mean, logvar), [1, 2, 3]);
        klLoss = torch.sum(klLoss) / klLoss.shape[0];
        return nllLoss + KlWeight * klLoss;
    }

    public static Tensor MeanRecon(Tensor reconstructions, Tensor inputs, Tensor mean, Tensor logvar)
    {
        var nllLoss = torch.abs(inputs - reconstructions).mean();
        var klLoss = torch.sum(Elements(mean, logvar), [1, 2, 3]);
        klLoss = torch.sum(klLoss) / klLoss.shape[0];
        return nllLoss + KlWeight * klLoss; //~ VAE010
    }
}
