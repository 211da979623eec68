// style: astronomy notebook ported from Keras: loss per light curve, once with the sum over time steps and once with the mean, KL times l
// case WithSum: R = 1/B; K = 0.01/B; beta = 0.01
// case WithMean: R = 1/(B*D); K = 0.01/B; beta = 0.01*D
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DLightCurves;

public static class LightCurveLoss
{
    private const double L = 0.01;

    private static Tensor KlLoss(Tensor zMean, Tensor zLogVar) => -0.5 * (1 + zLogVar - zMean.square() - zLogVar.exp()).sum(-1);

    private static Tensor MseLoss(Tensor yTrue, Tensor yPred) => torch.square(yTrue - yPred).mean([1L]);

    private static Tensor SseLoss(Tensor yTrue, Tensor yPred) => torch.square(yTrue - yPred).sum(1);

    public static Tensor WithSum(Tensor yTrue, Tensor yPred, Tensor zMean, Tensor zLogVar)
    {
        yTrue = yTrue.view(-1, 200);
        yPred = yPred.view(-1, 200);
        return (SseLoss(yTrue, yPred) + L * KlLoss(zMean, zLogVar)).mean();
    }

    public static Tensor WithMean(Tensor yTrue, Tensor yPred, Tensor zMean, Tensor zLogVar)
    {
        yTrue = yTrue.view(-1, 200);
        yPred = yPred.view(-1, 200);
        return (MseLoss(yTrue, yPred) + L * KlLoss(zMean, zLogVar)).mean(); //~ VAE010
    }
}
