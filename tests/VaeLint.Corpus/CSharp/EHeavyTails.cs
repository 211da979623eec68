// style: divergences and likelihoods of other families whose closed forms resemble the Gaussian ones; all right
// case Laplace: not measured
// case LaplacePosterior: not measured
// case StudentT: not measured
// case RegularisedSigma: not measured
// case Balanced: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.EHeavyTails;

public sealed class HeavyTails(Linear decoder)
{
    private Tensor Nll(Tensor z, Tensor x) => F.binary_cross_entropy_with_logits(decoder.call(z), x, reduction: Reduction.Sum) / x.shape[0];

    // decoder: log 2b + |x - m|/b
    public static Tensor Laplace(Tensor m, Tensor logB, Tensor x, Tensor mu, Tensor logVar)
    {
        var nll = (logB + (x - m).abs() / logB.exp()).sum(1);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return (nll + kl).mean();
    }

    // KL(Laplace(m, b) || Laplace(0, 1)), sampled by the inverse of the distribution function
    public Tensor LaplacePosterior(Tensor m, Tensor logB, Tensor x)
    {
        var u = torch.rand_like(m) - 0.5;
        var z = m - logB.exp() * torch.sign(u) * torch.log(1 - 2 * u.abs());
        var kl = m.abs() + logB.exp() * torch.exp(-m.abs() / logB.exp()) - logB - 1;
        return Nll(z, x) + kl.sum(1).mean();
    }

    // -log Student-t with learned scale
    public static Tensor StudentT(Tensor m, Tensor logS, Tensor x, Tensor mu, Tensor logVar, double nu)
    {
        var nll = (logS + 0.5 * (nu + 1) * torch.log1p((x - m).pow(2) / (nu * (2 * logS).exp()))).sum(1);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1);
        return (nll + kl).mean();
    }

    // a whole KL, and a second pull on the log-variance in the same sum
    public Tensor RegularisedSigma(Tensor mu, Tensor logVar, Tensor x)
    {
        var z = mu + (0.5 * logVar).exp() * torch.randn_like(mu);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return Nll(z, x) + kl + 0.5 * logVar.sum(1).mean();
    }

    // NVAE: the KL of a level weighted by its detached size, and a penalty that holds it at a target
    public Tensor Balanced(Tensor mu, Tensor logVar, Tensor x, double target)
    {
        var z = mu + (0.5 * logVar).exp() * torch.randn_like(mu);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return Nll(z, x) + F.relu(target - kl);
    }
}
