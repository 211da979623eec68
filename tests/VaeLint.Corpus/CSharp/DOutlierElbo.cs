// style: outlier detector: elbo function with a fixed similarity sigma, Normal on flattened instances, KL of the model added by the trainer
// case Total: R = 200/B; K = 1/B; beta = 0.005
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DOutlierElbo;

public static class OutlierLosses
{
    public static Tensor Elbo(Tensor yTrue, Tensor yPred, double sim = 0.05)
    {
        var flatPred = yPred.flatten(1);
        var dist = distributions.Normal(flatPred, full_like(flatPred, sim));
        return -dist.log_prob(yTrue.flatten(1)).sum(1).mean();
    }

    public static Tensor ModelKl(Tensor zMean, Tensor zLogVar) =>
        -0.5 * torch.mean(torch.sum(zLogVar - zMean.square() - zLogVar.exp() + 1, 1));

    public static Tensor Total(Tensor yTrue, Tensor yPred, Tensor zMean, Tensor zLogVar)
    {
        var loss = Elbo(yTrue, yPred);
        loss = loss + ModelKl(zMean, zLogVar);
        return loss;
    }
}
