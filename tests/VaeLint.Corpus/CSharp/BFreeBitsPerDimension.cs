// style: free bits: batch mean per latent unit, clamp from below, sum; summed reconstruction over batch
// case Loss: R = 1/B; K = 1/B; beta = 1
// case GroupLoss: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BFreeBitsPerDimension;

public class FreeBitsObjective
{
    private readonly double _lambda;

    public FreeBitsObjective(double nats = 0.25)
    {
        _lambda = nats;
    }

    public Tensor Loss(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var rec = F.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.Sum) / x.shape[0];
        var klPerUnit = PerElement(mu, logVar).mean([0]);
        var kl = klPerUnit.clamp(min: _lambda).sum();
        return rec + kl;
    }

    public Tensor GroupLoss(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var rec = F.binary_cross_entropy_with_logits(logits, x, reduction: nn.Reduction.None).flatten(1).sum(1).mean();
        var kl = PerElement(mu, logVar).sum(1).mean();
        return rec + torch.maximum(kl, torch.tensor(_lambda * mu.shape[1]));
    }

    private static Tensor PerElement(Tensor mu, Tensor logVar) => 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1);
}
