// style: reconstruction as log_prob of a Normal or Bernoulli observation model, minimised with a minus sign; closed-form KL
// case GaussianMean: R = 0.5/(B*D); K = 1/B; beta = 2*D
// case GaussianSum: R = 0.5/B; K = 1/B; beta = 2
// case BernoulliMean: R = 1/(B*D); K = 1/(B*L); beta = D/L
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.ANormalLogProb;

public sealed class ObservationModel
{
    private const double UnitScale = 1.0;

    public Tensor GaussianMean(Tensor loc, Tensor x, Tensor mu, Tensor logVar)
    {
        var pxz = distributions.Normal(loc, UnitScale * ones_like(loc));
        var logLikelihood = pxz.log_prob(x).mean(); //~ VAE001
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
        return kl - logLikelihood;
    }

    public Tensor GaussianSum(Tensor loc, Tensor x, Tensor mu, Tensor logVar)
    {
        var pxz = distributions.Normal(loc, UnitScale * ones_like(loc));
        var logLikelihood = pxz.log_prob(x).sum(1).mean();
        var kl = 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).sum(1).mean();
        var elbo = logLikelihood - kl;
        return -elbo;
    }

    public Tensor BernoulliMean(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        var pxz = distributions.Bernoulli(logits: logits);
        var elbo = pxz.log_prob(x).mean() //~ VAE001
            - 0.5 * (mu.pow(2) + logVar.exp() - logVar - 1).mean(); //~ VAE002
        return -elbo;
    }
}
