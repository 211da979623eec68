// style: RecVAE: Monte Carlo KL to a composite prior, weighted by gamma times the number of clicks of each user
// case Forward: not measured
// note: the weight of the KL is a tensor of click counts, unknown, so nothing can be said
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DUserSpecificKl;

public sealed class CompositePrior(Tensor muPrior, Tensor logVarPrior, Tensor logVarUniform, double[] mixtureWeights)
{
    public Tensor LogDensity(Tensor z, Tensor postMu, Tensor postLogVar)
    {
        var standard = LogNormal(z, muPrior, logVarPrior) + Math.Log(mixtureWeights[0]);
        var posterior = LogNormal(z, postMu, postLogVar) + Math.Log(mixtureWeights[1]);
        var uniform = LogNormal(z, muPrior, logVarUniform) + Math.Log(mixtureWeights[2]);
        return logsumexp(stack([standard, posterior, uniform], -1), -1);
    }

    public static Tensor LogNormal(Tensor x, Tensor mu, Tensor logvar) =>
        -0.5 * (logvar + Math.Log(2 * Math.PI) + (x - mu).pow(2) / logvar.exp());
}

public sealed class RecVae(CompositePrior prior, Module<Tensor, Tensor> decoder)
{
    public (Tensor Mll, Tensor Kld, Tensor Loss) Forward(Tensor ratings, Tensor mu, Tensor logvar, double gamma)
    {
        var z = mu + (0.5 * logvar).exp() * randn_like(mu);
        var xPred = decoder.call(z);

        var norm = ratings.sum(dim: -1);
        var klWeight = gamma * norm;

        var mll = (functional.log_softmax(xPred, dim: -1) * ratings).sum(dim: -1).mean();
        var kld = (CompositePrior.LogNormal(z, mu, logvar) - prior.LogDensity(z, mu, logvar)).sum(dim: -1).mul(klWeight).mean();
        var negativeElbo = -(mll - kld);
        return (mll, kld, negativeElbo);
    }
}
