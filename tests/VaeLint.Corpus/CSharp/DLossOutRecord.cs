// style: small library with a LossOut record struct; logits against the flattened image, both sums, beta defaults to one
// case Compute: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DLossOutRecord;

public readonly record struct LossOut(Tensor Total, Tensor Recon, Tensor Kld);

public static class VaeObjective
{
    public static LossOut Compute(Tensor logits, Tensor x, Tensor mu, Tensor logvar, float beta = 1.0f)
    {
        var b = x.size(0);
        var xFlat = x.view(b, -1);
        var recon = functional.binary_cross_entropy_with_logits(logits, xFlat, reduction: Reduction.Sum);
        var kld = -0.5f * (1 + logvar - mu.pow(2) - logvar.exp()).sum();
        var total = recon + beta * kld;
        return new LossOut(total, recon, kld);
    }
}
