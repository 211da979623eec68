// style: student code that builds the ELBO with a positive log-likelihood and the encoder's standard deviation, then returns its negation
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DElboMaximised;

public class StateAutoencoder
{
    public static Tensor Loss(Tensor x, Tensor y, Tensor zMean, Tensor zStddev)
    {
        var reconstructionLoss = torch.sum(x * torch.log(y) + (1 - x) * torch.log(1 - y), 1);
        var klDivergence = 0.5 * torch.sum(torch.square(zMean) + torch.square(zStddev) - torch.log(torch.square(zStddev)) - 1, 1);

        reconstructionLoss = torch.mean(reconstructionLoss);
        klDivergence = torch.mean(klDivergence);

        var elbo = reconstructionLoss - klDivergence;
        var loss = -elbo;

        return loss;
    }
}
