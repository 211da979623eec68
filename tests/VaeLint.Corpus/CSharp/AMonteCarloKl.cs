// style: KL as a one-sample difference of log_prob with torch.distributions, Pyro habits; summed, then averaged over latents by mistake
// case Elbo: R = 1/(B*D); K = 1/B; beta = D
// case ElboMean: R = 1/B; K = 1/(B*L); beta = 1/L
// case ElboRight: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AMonteCarloKl;

public sealed class MonteCarloElbo
{
    public delegate Tensor Decoder(Tensor z);

    private static Tensor LogRatio(Tensor mu, Tensor logVar, out Tensor z)
    {
        var std = (0.5 * logVar).exp();
        var posterior = Normal(mu, std);
        var prior = Normal(zeros_like(mu), ones_like(std));
        z = posterior.rsample();
        return posterior.log_prob(z) - prior.log_prob(z);
    }

    public Tensor Elbo(Tensor x, Tensor mu, Tensor logVar, Decoder decode)
    {
        var kl = LogRatio(mu, logVar, out var z).sum(1).mean();
        var nll = F.binary_cross_entropy_with_logits(decode(z), x); //~ VAE001
        return nll + kl;
    }

    public Tensor ElboMean(Tensor x, Tensor mu, Tensor logVar, Decoder decode)
    {
        var ratio = LogRatio(mu, logVar, out var z);
        var nll = F.binary_cross_entropy_with_logits(decode(z), x, reduction: Reduction.Sum) / x.shape[0];
        return nll + ratio.mean(); //~ VAE002
    }

    public Tensor ElboRight(Tensor x, Tensor mu, Tensor logVar, Decoder decode)
    {
        var ratio = LogRatio(mu, logVar, out var z);
        var nll = F.binary_cross_entropy_with_logits(decode(z), x, reduction: Reduction.Sum) / x.shape[0];
        return nll + ratio.sum(1).mean();
    }
}
