// style: 256-way categorical pixels: cross_entropy on [B, 256, C, H, W] with Reduction.Sum over batch, KL summed over spatial latents
// case Loss: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BPixelCategorical;

public sealed class CategoricalPixelVae(Module<Tensor, (Tensor mu, Tensor logVar)> encoder, Module<Tensor, Tensor> decoder)
{
    private const int Levels = 256;

    public Tensor Loss(Tensor bytes)
    {
        var batch = bytes.shape[0];
        var x = bytes.to(float32) / 127.5 - 1;
        var (mu, logVar) = encoder.forward(x);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);

        var logits = decoder.forward(z).view(batch, Levels, bytes.shape[1], bytes.shape[2], bytes.shape[3]);
        var nll = functional.cross_entropy(logits, bytes.to(int64), reduction: Reduction.Sum) / batch;
        var kl = (0.5 * (mu.pow(2) + logVar.exp() - 1 - logVar)).sum(new long[] { 1, 2, 3 }).mean();
        return nll + kl;
    }
}
