// style: images flattened with view(B, -1), flatten(1), reshape; per-sample sums against means over axis 1
// case ViewSum: R = 1/B; K = 1/B; beta = 1
// case ViewMean: R = 1/(B*D); K = 1/B; beta = D
// case FlattenMeanBoth: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case BatchMeanFirst: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using static TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AFlattenedViews;

public static class FlattenedLosses
{
    private static Tensor Kl(Tensor mean, Tensor logVar) => -0.5 * (1 + logVar - mean.pow(2) - logVar.exp());

    public static Tensor ViewSum(Tensor xHat, Tensor x, Tensor mean, Tensor logVar)
    {
        var batch = x.shape[0];
        var recon = mse_loss(xHat, x, None).view(batch, -1).sum(1);
        return (recon + Kl(mean, logVar).view(batch, -1).sum(1)).mean();
    }

    public static Tensor ViewMean(Tensor xHat, Tensor x, Tensor mean, Tensor logVar)
    {
        var batch = x.shape[0];
        var recon = mse_loss(xHat, x, None).view(batch, -1).mean([1]); //~ VAE001
        return (recon + Kl(mean, logVar).view(batch, -1).sum(1)).mean();
    }

    public static Tensor FlattenMeanBoth(Tensor xHat, Tensor x, Tensor mean, Tensor logVar)
    {
        var recon = (xHat - x).abs().flatten(1).mean(new long[] { 1 }); //~ VAE001
        var kl = Kl(mean, logVar).flatten(1).mean(new long[] { 1 }); //~ VAE002
        return (recon + kl).mean();
    }

    public static Tensor BatchMeanFirst(Tensor xHat, Tensor x, Tensor mean, Tensor logVar)
    {
        var recon = mse_loss(xHat, x, Sum) / x.shape[0];
        var kl = Kl(mean, logVar).mean([0]).sum();
        return recon + kl;
    }
}
