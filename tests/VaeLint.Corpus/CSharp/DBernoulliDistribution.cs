// style: probabilistic style: a Bernoulli built from named logits scores the image, the analytic KL in a local function, one mean at the end
// case NegativeElbo: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.DBernoulliDistribution;

public static class ProbabilisticVae
{
    public static Tensor NegativeElbo(Tensor logits, Tensor image, Tensor loc, Tensor scale)
    {
        var likelihood = distributions.Bernoulli(logits: logits);
        var expectedLogLikelihood = likelihood.log_prob(image).sum([1, 2, 3]);
        var elbo = expectedLogLikelihood - Rate();
        return -elbo.mean();

        Tensor Rate()
        {
            var variance = scale.square();
            return 0.5 * (variance + loc.square() - 1 - variance.log()).sum(-1);
        }
    }
}
