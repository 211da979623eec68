// style: light curves with a fixed window: the error is summed over the time axis and then flattened, so the channels are averaged
// case SummedOverTime: R = 1/(2*B); K = 1/B; beta = 2
// case SummedOverBoth: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.EExplicitTimeAxis;

public static class LightCurveVae
{
    private const int Steps = 60;
    private const int Channels = 2;

    private static Tensor KlLoss(Tensor zMean, Tensor zLogVar) => -0.5 * torch.sum(1 + zLogVar - torch.square(zMean) - torch.exp(zLogVar), dim: -1);

    public static Tensor SummedOverTime(Tensor yPred, Tensor yTrue, Tensor zMean, Tensor zLogVar)
    {
        yTrue = yTrue.view(-1, Steps, Channels);
        yPred = yPred.view(-1, Steps, Channels);
        var v = torch.sum(torch.square(yTrue - yPred), dim: 1); //~ VAE004
        return v.flatten().mean() + KlLoss(zMean, zLogVar).mean();
    }

    public static Tensor SummedOverBoth(Tensor yPred, Tensor yTrue, Tensor zMean, Tensor zLogVar)
    {
        yTrue = yTrue.view(-1, Steps, Channels);
        yPred = yPred.view(-1, Steps, Channels);
        var v = torch.sum(torch.square(yTrue - yPred), [1, 2]);
        return v.flatten().mean() + KlLoss(zMean, zLogVar).mean();
    }
}
