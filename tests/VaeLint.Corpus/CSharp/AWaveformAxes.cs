// style: audio [B,2,4096] and point clouds [B,1024,3]: the sum runs over one event axis and the mean over the rest
// case Waveform: R = 2/(B*D); K = 1/B; beta = D/2
// case PointCloud: R = 3/(B*D); K = 1/B; beta = D/3
// case PointCloudFlat: R = 1/B; K = 1/B; beta = 1
// case BatchOfClouds: R = 1/D; K = 1/B; beta = D/B
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AWaveformAxes;

public static class SignalLosses
{
    private static Tensor Kl(Tensor mu, Tensor logvar) => 0.5 * (logvar.exp() + mu * mu - 1 - logvar).sum(1).mean();

    public static Tensor Waveform(Tensor output, Tensor waveform, Tensor mu, Tensor logvar)
    {
        var error = F.l1_loss(output.view(-1, 2, 4096), waveform.view(-1, 2, 4096), Reduction.None);
        var reconstruction = error.sum(dim: 1).mean(); //~ VAE004
        return reconstruction + Kl(mu, logvar);
    }

    public static Tensor PointCloud(Tensor output, Tensor points, Tensor mu, Tensor logvar)
    {
        var delta = output.reshape(-1, 1024, 3) - points.reshape(-1, 1024, 3);
        var distance = delta.pow(2).sum(dim: 2); //~ VAE004
        return distance.mean() + Kl(mu, logvar);
    }

    public static Tensor PointCloudFlat(Tensor output, Tensor points, Tensor mu, Tensor logvar)
    {
        var delta = output.reshape(-1, 1024, 3) - points.reshape(-1, 1024, 3);
        var distance = delta.pow(2).sum(dim: 2).sum(dim: 1);
        return distance.mean() + Kl(mu, logvar);
    }

    public static Tensor BatchOfClouds(Tensor output, Tensor points, Tensor mu, Tensor logvar)
    {
        var delta = output.reshape(-1, 1024, 3) - points.reshape(-1, 1024, 3);
        var distance = delta.pow(2).sum(dim: 0); //~ VAE004
        return distance.mean() + Kl(mu, logvar);
    }
}
