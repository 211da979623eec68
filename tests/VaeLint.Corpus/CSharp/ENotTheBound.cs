// style: minus signs that are right: a generator's score, a policy's entropy and log-probabilities, a capacity, an importance-weighted bound, an ELBO that is only logged or returned
// case WithCritic: not measured
// case Capacity: not measured
// case Elbo: not measured
// case Policy: not a VAE
// case Importance: not measured
// case Evaluate: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ENotTheBound;

public sealed class NotTheBound(Linear critic, Linear policy)
{
    private static Tensor Nll(Tensor logits, Tensor x) => F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];

    private static Tensor Kl(Tensor mu, Tensor logVar) => (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();

    public Tensor WithCritic(Tensor logits, Tensor x, Tensor mu, Tensor logVar) => Nll(logits, x) + Kl(mu, logVar) - critic.call(logits).mean();

    public Tensor Capacity(Tensor logits, Tensor x, Tensor mu, Tensor logVar, double capacity) => Nll(logits, x) + 100 * (Kl(mu, logVar) - capacity).abs();

    public Tensor Elbo(Tensor logits, Tensor x, Tensor mu, Tensor logVar) => -Nll(logits, x) - Kl(mu, logVar);

    public Tensor Policy(Tensor state, Tensor logStd, Tensor advantage)
    {
        var mean = policy.call(state);
        var action = mean + logStd.exp() * torch.randn_like(mean);
        var logProb = -0.5 * ((action - mean) / logStd.exp()).pow(2) - logStd;
        var entropy = logStd.sum(1).mean();
        return -(logProb.sum(1) * advantage).mean() - 0.01 * entropy;
    }

    public Tensor Importance(Tensor logPx, Tensor logPz, Tensor logQz)
    {
        var logWeights = logPx + logPz - logQz;
        return -torch.logsumexp(logWeights, 0).mean();
    }

    public double Evaluate(Tensor logits, Tensor x, Tensor mu, Tensor logVar)
    {
        using var noGrad = torch.no_grad();
        var elbo = -Nll(logits, x) - Kl(mu, logVar);
        return elbo.item<float>();
    }
}
