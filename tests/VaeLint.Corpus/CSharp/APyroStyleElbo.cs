// style: Pyro reader: log p(x|z) + log p(z) - log q(z|x) assembled from Normal and Bernoulli log_prob, negative ELBO minimised
// case MeanLikelihood: R = 1/(B*D); K = 1/B; beta = D
// case MeanLatents: R = 1/B; K = 1/(B*L); beta = 1/L
// case Elbo: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeLint.Corpus.APyroStyleElbo;

public sealed class Svi
{
    public Tensor MeanLikelihood(Tensor logits, Tensor x, Tensor zLoc, Tensor zScale)
    {
        var q = distributions.Normal(zLoc, zScale);
        var prior = distributions.Normal(torch.zeros_like(zLoc), torch.ones_like(zScale));
        var z = q.rsample();
        var logLikelihood = distributions.Bernoulli(logits: logits).log_prob(x).mean(); //~ VAE001
        var logPrior = prior.log_prob(z).sum(-1).mean();
        var logPosterior = q.log_prob(z).sum(-1).mean();
        return -(logLikelihood + logPrior - logPosterior);
    }

    public Tensor MeanLatents(Tensor logits, Tensor x, Tensor zLoc, Tensor zScale)
    {
        var q = distributions.Normal(zLoc, zScale);
        var prior = distributions.Normal(torch.zeros_like(zLoc), torch.ones_like(zScale));
        var z = q.rsample();
        var logLikelihood = distributions.Bernoulli(logits: logits).log_prob(x).sum() / x.shape[0];
        var divergence = torch.mean(q.log_prob(z) - prior.log_prob(z)); //~ VAE002
        return divergence - logLikelihood;
    }

    public Tensor Elbo(Tensor logits, Tensor x, Tensor zLoc, Tensor zScale)
    {
        var q = distributions.Normal(zLoc, zScale);
        var prior = distributions.Normal(torch.zeros_like(zLoc), torch.ones_like(zScale));
        var z = q.rsample();
        var logLikelihood = distributions.Bernoulli(logits: logits).log_prob(x).flatten(1).sum(1);
        var elbo = logLikelihood + prior.log_prob(z).sum(-1) - q.log_prob(z).sum(-1);
        return -elbo.mean();
    }
}
