// style: conditional prior network: KL between two diagonal Gaussians, in log-variance and in standard deviations
// case LogVarianceForm: R = 1/(B*D); K = 1/B; beta = D
// case ScaleFormMean: R = 1/B; K = 1/(B*L); beta = 1/L
// case ScaleForm: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ALearnedPrior;

public readonly record struct DiagonalGaussian(Tensor Mean, Tensor LogVar)
{
    public Tensor Std => (0.5 * LogVar).exp();
}

public class ConditionalPriorLoss
{
    public Tensor LogVarianceForm(Tensor output, Tensor target, DiagonalGaussian posterior, DiagonalGaussian prior)
    {
        var delta = posterior.Mean - prior.Mean;
        var kl = 0.5 * (prior.LogVar - posterior.LogVar + (posterior.LogVar.exp() + delta.pow(2)) / prior.LogVar.exp() - 1);
        var nll = mse_loss(output, target); //~ VAE001
        return nll + kl.sum(1).mean();
    }

    public Tensor ScaleFormMean(Tensor output, Tensor target, DiagonalGaussian posterior, DiagonalGaussian prior)
    {
        var (qm, qs) = (posterior.Mean, posterior.Std);
        var (pm, ps) = (prior.Mean, prior.Std);
        var kl = torch.log(ps / qs) + (qs.pow(2) + (qm - pm).pow(2)) / (2 * ps.pow(2)) - 0.5;
        var nll = mse_loss(output, target, Reduction.Sum) / target.shape[0];
        return nll + kl.mean(); //~ VAE002
    }

    public Tensor ScaleForm(Tensor output, Tensor target, DiagonalGaussian posterior, DiagonalGaussian prior)
    {
        var (qm, qs) = (posterior.Mean, posterior.Std);
        var (pm, ps) = (prior.Mean, prior.Std);
        var kl = torch.log(ps / qs) + (qs.pow(2) + (qm - pm).pow(2)) / (2 * ps.pow(2)) - 0.5;
        var nll = mse_loss(output, target, Reduction.Sum) / target.shape[0];
        return nll + kl.sum() / target.shape[0];
    }
}
