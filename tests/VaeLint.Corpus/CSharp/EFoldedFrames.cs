// style: video VAE with one code per clip: the frames are folded into the batch for the pixel error, so its mean runs over the frames as well
// case ClipLoss: R = 1/(B*T); K = 1/B; beta = T
// case ClipLossUnfolded: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.EFoldedFrames;

public static class ClipVae
{
    private static Tensor ClipKl(Tensor mu, Tensor logvar) => -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(dim: 1).mean();

    public static Tensor ClipLoss(Tensor reconstructions, Tensor clips, Tensor mu, Tensor logvar)
    {
        var (b, t, features) = (clips.shape[0], clips.shape[1], clips.shape[2]);
        var frames = clips.reshape(b * t, features);
        var decoded = reconstructions.reshape(b * t, features);

        var perFrame = (decoded - frames).pow(2).sum(dim: 1);
        var nll = perFrame.mean(); //~ VAE001
        return nll + ClipKl(mu, logvar);
    }

    public static Tensor ClipLossUnfolded(Tensor reconstructions, Tensor clips, Tensor mu, Tensor logvar)
    {
        var (b, t, features) = (clips.shape[0], clips.shape[1], clips.shape[2]);
        var frames = clips.reshape(b * t, features);
        var decoded = reconstructions.reshape(b * t, features);

        var perFrame = (decoded - frames).pow(2).sum(dim: 1);
        var nll = perFrame.reshape(b, t).sum(dim: 1).mean();
        return nll + ClipKl(mu, logvar);
    }
}
