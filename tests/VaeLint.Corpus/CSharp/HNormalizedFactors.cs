// style: recommender with one code per taste factor: the means have length one, so their square is a constant and the closed form leaves it out; multinomial likelihood, embedding norms beside it
// case Loss: not measured
// case Regularised: not measured
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HNormalizedFactors;

public sealed class TasteFactors(Linear encoder, Embedding items, Embedding prototypes, int factors, int codeSize)
{
    private Tensor LogLikelihoods(Tensor ratings, out List<Tensor> logVariances)
    {
        var itemVectors = F.normalize(items.weight, dim: 1);
        var kinds = torch.softmax(torch.matmul(itemVectors, F.normalize(prototypes.weight, dim: 1).t()) / 0.1, 1);
        logVariances = [];
        Tensor? probabilities = null;
        for (var k = 0; k < factors; k++)
        {
            var kind = kinds[TensorIndex.Colon, TensorIndex.Single(k)];
            var h = encoder.call(ratings * kind);
            var mu = F.normalize(h[TensorIndex.Colon, TensorIndex.Slice(0, codeSize)], dim: 1);
            var logVariance = -h[TensorIndex.Colon, TensorIndex.Slice(codeSize, 2 * codeSize)];
            logVariances.Add(logVariance);
            var z = F.normalize(mu + torch.randn_like(mu) * torch.exp(0.5 * logVariance) * 0.075, dim: 1);
            var share = torch.exp(torch.matmul(z, itemVectors.t()) / 0.1) * kind;
            probabilities = probabilities is null ? share : probabilities + share;
        }

        return F.log_softmax(torch.log(probabilities!), 1);
    }

    public Tensor Loss(Tensor ratings, double anneal)
    {
        var logLikelihoods = LogLikelihoods(ratings, out var logVariances);
        Tensor? kl = null;
        foreach (var logVariance in logVariances)
        {
            var term = -0.5 * torch.mean(torch.sum(1 + logVariance - logVariance.exp(), dim: 1));
            kl = kl is null ? term : kl + term;
        }

        var crossEntropy = -(logLikelihoods * ratings).sum(1).mean();
        return crossEntropy + anneal * kl!;
    }

    public Tensor Regularised(Tensor ratings, double anneal, double weight) =>
        Loss(ratings, anneal) + weight * items.weight.norm(2) + weight * prototypes.weight.norm(2);
}
