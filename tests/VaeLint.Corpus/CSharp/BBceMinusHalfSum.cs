// style: "BCE - 0.5 * sum(1 + ...)" in one return expression, the KL never has a name
// case ElboLoss: R = 1; K = 1; beta = 1
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BBceMinusHalfSum;

public static class Losses
{
    public static Tensor ElboLoss(Tensor yHat, Tensor y, Tensor mu, Tensor logvar)
    {
        var bce = functional.binary_cross_entropy_with_logits(yHat, y, reduction: Reduction.Sum);
        return bce - 0.5 * sum(1 + logvar - pow(mu, 2) - exp(logvar));
    }
}
