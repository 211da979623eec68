// style: recurrent state-space model of measured signals: posterior and prior per step, log-likelihood of a Normal and KL summed over everything; the variant with attention averages the log-likelihood
// case Sums: not measured
// case Mixed: not measured
// case Elbo: R = 1/2; K = 1; beta = 2
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.HRecurrentGaussians;

public sealed record StepMoments(Tensor PosteriorMean, Tensor PosteriorLogVar, Tensor PriorMean, Tensor PriorLogVar, Tensor OutputMean, Tensor OutputLogVar);

public sealed class SignalModel(Func<Tensor, Tensor, StepMoments> step, Func<Tensor, Tensor, Tensor> advance)
{
    private static Tensor KlGauss(Tensor muQ, Tensor logVarQ, Tensor muP, Tensor logVarP)
    {
        var divergence = logVarP - logVarQ + (logVarQ.exp() + (muQ - muP).pow(2)) / logVarP.exp() - 1;
        return 0.5 * torch.sum(divergence);
    }

    public Tensor Sums(Tensor u, Tensor y, Tensor h)
    {
        Tensor loss = torch.zeros(1);
        for (var t = 0; t < y.shape[2]; t++)
        {
            var yt = y[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Single(t)];
            var m = step(u, h);
            var likelihood = distributions.Normal(m.OutputMean, m.OutputLogVar.exp().sqrt());
            var kld = KlGauss(m.PosteriorMean, m.PosteriorLogVar, m.PriorMean, m.PriorLogVar);
            loss = loss - torch.sum(likelihood.log_prob(yt)) + kld;
            h = advance(u, h);
        }

        return loss;
    }

    public Tensor Mixed(Tensor u, Tensor y, Tensor h)
    {
        Tensor loss = torch.zeros(1);
        for (var t = 0; t < y.shape[2]; t++)
        {
            var yt = y[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Single(t)];
            var m = step(u, h);
            var logP = distributions.Normal(m.OutputMean, m.OutputLogVar.exp().sqrt()).log_prob(yt).mean(); //~ VAE001
            loss = loss - logP + KlGauss(m.PosteriorMean, m.PosteriorLogVar, m.PriorMean, m.PriorLogVar);
            h = advance(u, h);
        }

        return loss;
    }

    public static Tensor Elbo(Tensor output, Tensor y, Tensor mu, Tensor logVar) =>
        0.5 * (output - y).square().sum() + KlGauss(mu, logVar, torch.zeros_like(mu), torch.zeros_like(logVar));
}
