// style: generative deep learning book: reconstruction factor 1000 times the mean over the image axes per sample, KL summed per sample
// case VaeLoss: R = 1000/(B*D); K = 1/B; beta = D/1000
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DFosterFactor;

public sealed class BookVae
{
    private const double RLossFactor = 1000;

    private static Tensor VaeRLoss(Tensor yTrue, Tensor yPred)
    {
        var rLoss = torch.square(yTrue - yPred).mean([1L, 2L, 3L]);
        return rLoss;
    }

    private static Tensor VaeKlLoss(Tensor mu, Tensor logVar)
    {
        var klLoss = -0.5 * torch.sum(1 + logVar - torch.square(mu) - torch.exp(logVar), 1);
        return klLoss;
    }

    public Tensor VaeLoss(Tensor yTrue, Tensor yPred, Tensor mu, Tensor logVar)
    {
        var rLoss = VaeRLoss(yTrue.view(-1, 3, 32, 32), yPred.view(-1, 3, 32, 32));
        var klLoss = VaeKlLoss(mu, logVar);
        return (RLossFactor * rLoss + klLoss).mean(); //~ VAE010
    }
}
