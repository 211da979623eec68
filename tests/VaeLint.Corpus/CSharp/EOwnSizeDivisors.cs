// style: port of a Keras loss class: both sums are divided by their own number of dimensions and by the batch in separate statements, beta from the constructor
// case Call: R = 1/(B*D); K = w/(B*L); beta = w*D/L
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.EOwnSizeDivisors;

public sealed class HandwritingVaeLoss
{
    private readonly double _beta;

    public HandwritingVaeLoss(double beta) => _beta = beta;

    public Tensor Call(Tensor yTrue, (Tensor Images, Tensor Mu, Tensor LogVar) yPred)
    {
        var (generatedImages, mu, logvar) = yPred;

        var n = yTrue.shape[1] * yTrue.shape[2];
        var b = mu.shape[0];
        var m = mu.shape[1];

        var recLoss = torch.sum(torch.square(yTrue - generatedImages));
        recLoss = recLoss / n;
        recLoss = recLoss / b;

        var klLoss = -0.5 * torch.sum(1 + logvar - torch.square(mu) - torch.exp(logvar), dim: 1);
        klLoss = torch.sum(klLoss) / m;
        klLoss = klLoss / b;

        return recLoss + (_beta * klLoss); //~ VAE010
    }
}
