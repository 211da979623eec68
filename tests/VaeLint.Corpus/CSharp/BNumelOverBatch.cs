// style: image VAE, mean over all elements scaled back by numel / batch, cast to float, `out` parameters for logging
// case Forward: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BNumelOverBatch;

public sealed class ImageLoss
{
    public Tensor Forward(Tensor prediction, Tensor target, Tensor z_mean, Tensor z_log_var, out float recon, out float kl)
    {
        var batch = target.size(0);
        var dimsPerImage = target.numel() / batch;

        var rec = F.binary_cross_entropy(prediction, target) * (float)dimsPerImage;
        var kld = (-0.5f * (1f + z_log_var - z_mean.square() - z_log_var.exp())).sum() / batch;

        recon = rec.ToSingle();
        kl = kld.ToSingle();
        return rec + kld;
    }
}
