// style: everything as log-likelihoods: elbo = E[log p] - KL, loss = -elbo, methods add/sub/mul/div instead of operators
// case Loss: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BNegatedElbo;

public static class Elbo
{
    public static Tensor LogBernoulli(Tensor x, Tensor p)
    {
        var probs = p.clamp(1e-5, 1 - 1e-5);
        return x.mul(probs.log()).add(x.mul(-1).add(1).mul(probs.mul(-1).add(1).log())).flatten(1).sum(1);
    }

    public static Tensor Kl(Tensor mean, Tensor logVar)
        => torch.mul(logVar.add(1).sub(mean.pow(2)).sub(logVar.exp()).sum(1), -0.5);

    public static Tensor Loss(Tensor x, Tensor p, Tensor mean, Tensor logVar)
    {
        var elbo = torch.sub(LogBernoulli(x, p), Kl(mean, logVar));
        return elbo.mean().neg();
    }
}
