// style: two stochastic layers written out, each KL divided by the batch, Bernoulli reconstruction summed
// case Loss: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BTwoLevelSum;

public class HierarchicalVae
{
    protected static Tensor KlStandard(Tensor m, Tensor v) => 0.5 * torch.sum(m * m + v - torch.log(v) - 1);

    protected static Tensor KlBetween(Tensor qm, Tensor qv, Tensor pm, Tensor pv)
        => 0.5 * (torch.log(pv) - torch.log(qv) + qv / pv + (qm - pm).pow(2) / pv - 1).sum();

    public Tensor Loss(Tensor x, Tensor xLogits, (Tensor m, Tensor v) q1, (Tensor m, Tensor v) p1, (Tensor m, Tensor v) q2)
    {
        var n = (double)x.shape[0];
        var rec = functional.binary_cross_entropy_with_logits(xLogits, x, reduction: Reduction.Sum) / n;
        var kl1 = KlBetween(q1.m, q1.v, p1.m, p1.v) / n;
        var kl2 = KlStandard(q2.m, q2.v) / n;
        var total = rec + kl1;
        total += kl2;
        return total;
    }
}
