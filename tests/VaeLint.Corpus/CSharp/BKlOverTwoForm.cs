// style: (exp + mu^2 - 1 - logvar) / 2, sum over the batch on both sides, squared error halved by hand as a unit Gaussian NLL
// case NegativeElbo: R = 1/(2*B); K = 1/B; beta = 2
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BKlOverTwoForm;

/// <summary>Unit-variance Gaussian decoder, up to the constant D/2 log 2 pi.</summary>
public sealed class GaussianVaeObjective
{
    public Tensor NegativeElbo(Tensor mean, Tensor observation, Tensor mu, Tensor logvar)
    {
        long n = observation.shape[0];
        Tensor residual = observation - mean;
        Tensor nll = (residual * residual).sum() / 2 / n;
        Tensor kl = ((logvar.exp() + mu.pow(2) - 1 - logvar) / 2).sum() / n;
        return nll + kl;
    }
}
