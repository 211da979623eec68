// style: closed hierarchy of records as likelihoods, switch expression with patterns, named arguments in any order
// case Bernoulli: R = 1/B; K = 1/B; beta = 1
// case Laplace: R = 1/B; K = 1/B; beta = 1
using System;
using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.BLikelihoodUnion;

public abstract record Likelihood
{
    private Likelihood() { }

    public sealed record Bernoulli : Likelihood;

    public sealed record Gaussian(double Sigma) : Likelihood;

    public sealed record Laplace(double Scale) : Likelihood;
}

public static class NegativeElbo
{
    public static Tensor Of(Likelihood likelihood, Tensor decoded, Tensor x, Tensor mean, Tensor logVariance)
    {
        var elementwise = likelihood switch
        {
            Likelihood.Bernoulli => functional.binary_cross_entropy_with_logits(reduction: Reduction.None, target: x, input: decoded),
            Likelihood.Gaussian { Sigma: > 0 } g => (decoded - x).pow(2) / (2 * g.Sigma * g.Sigma) + Math.Log(g.Sigma),
            Likelihood.Laplace { Scale: var b } => (decoded - x).abs() / b + Math.Log(2 * b),
            _ => throw new UnreachableException(),
        };
        var nll = elementwise.flatten(1).sum(1);
        var kl = logVariance.exp().add(mean.square()).sub(logVariance).sub(1).mul(0.5).flatten(1).sum(1);
        return nll.add(kl).mean();
    }
}
