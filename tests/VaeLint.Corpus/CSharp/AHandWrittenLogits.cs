// style: Bernoulli likelihood from logits by hand: softplus(l) - x*l and the logsigmoid pair; unary minus, reductions over the latent axis
// case SoftplusMean: R = 1/(B*D); K = 1/B; beta = D
// case LogSigmoidMean: R = 1/(B*D); K = 1/(B*L); beta = D/L
// case SoftplusSum: R = 1; K = 1; beta = 1
// case LogSigmoidKlSum: R = 1/B; K = 1; beta = B
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AHandWrittenLogits;

internal sealed class StableBernoulli
{
    internal Tensor SoftplusMean(Tensor l, Tensor x, Tensor mu, Tensor lv)
    {
        var nll = (softplus(l) - x * l).mean(); //~ VAE001
        var kl = torch.sum(mu.square() + lv.exp() - lv - 1, dim: 1) * 0.5;
        return nll + kl.mean();
    }

    internal Tensor LogSigmoidMean(Tensor l, Tensor x, Tensor mu, Tensor lv)
    {
        var logLikelihood = x * logsigmoid(l) + (1 - x) * logsigmoid(-l);
        var kl = (mu.square() + lv.exp() - lv - 1) * 0.5;
        return -logLikelihood.mean() //~ VAE001
            + kl.mean(); //~ VAE002
    }

    internal Tensor SoftplusSum(Tensor l, Tensor x, Tensor mu, Tensor lv)
    {
        var nll = (softplus(l) - x * l).sum();
        var kl = torch.sum(mu.square() + lv.exp() - lv - 1) * 0.5;
        return nll + kl;
    }

    internal Tensor LogSigmoidKlSum(Tensor l, Tensor x, Tensor mu, Tensor lv)
    {
        var logLikelihood = x * logsigmoid(l) + (1 - x) * logsigmoid(-l);
        var kl = ((mu.square() + lv.exp() - lv - 1) * 0.5).sum(); //~ VAE003
        return kl - logLikelihood.sum() / x.shape[0];
    }
}
