// style: port that lost the axis number: the KL is summed over the batch and averaged over the latents, beside a reconstruction per sample
// case Loss: R = 1/B; K = 1/16; beta = B/16
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DLatentsOverBatch;

public sealed class TelemetryVae
{
    private const int LatentSize = 16;

    public static Tensor Loss(Tensor output, Tensor window, Tensor encoded, Tensor encodedLogVar)
    {
        var mu = encoded.view(-1, LatentSize);
        var logvar = encodedLogVar.view(-1, LatentSize);
        var kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim: 0); //~ VAE004
        var reconstruction = functional.mse_loss(output, window, reduction: Reduction.Sum) / window.shape[0];
        return reconstruction + kld.mean();
    }
}
