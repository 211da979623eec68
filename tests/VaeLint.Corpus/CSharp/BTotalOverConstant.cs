// style: whole objective divided by a constant or by (1 + beta), never a single term
// case Weighted: R = 1/(2*B); K = 1/(2*B); beta = 1
// case Scaled: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BTotalOverConstant;

internal class Objectives
{
    private readonly double beta;

    internal Objectives(double beta = 1.0) => this.beta = beta;

    private static Tensor Kl(Tensor mu, Tensor lv) => 0.5 * (lv.exp() + mu.pow(2) - lv - 1).sum(1);

    internal Tensor Weighted(Tensor y, Tensor x, Tensor mu, Tensor lv)
    {
        var rec = functional.mse_loss(y, x, Reduction.None).sum(1);
        return ((rec + beta * Kl(mu, lv)) / (1 + beta)).mean();
    }

    // Learning rates of the older project were tuned for losses of this size.
    internal Tensor Scaled(Tensor y, Tensor x, Tensor mu, Tensor lv)
    {
        var total = functional.mse_loss(y, x, Reduction.Sum) + Kl(mu, lv).sum();
        return total / 128;
    }
}
