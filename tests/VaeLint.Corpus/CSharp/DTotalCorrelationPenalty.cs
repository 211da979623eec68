// style: disentanglement library: reconstruction and KL right, plus (beta - 1) times a total correlation estimated from the batch
// case ModelLoss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DTotalCorrelationPenalty;

public abstract class BaseVae
{
    public Tensor ModelLoss(Tensor logits, Tensor images, Tensor zMean, Tensor zLogVar, Tensor zSampled)
    {
        var perSample = functional.binary_cross_entropy_with_logits(logits.flatten(1), images.flatten(1), reduction: Reduction.None).sum(1);
        var reconstruction = perSample.mean();
        var kl = (0.5 * (zMean.square() + zLogVar.exp() - zLogVar - 1).sum(1)).mean();
        var regulariser = Regularizer(kl, zMean, zLogVar, zSampled);
        return reconstruction + kl + regulariser;
    }

    protected abstract Tensor Regularizer(Tensor klLoss, Tensor zMean, Tensor zLogVar, Tensor zSampled);
}

public sealed class BetaTcVae(double beta) : BaseVae
{
    protected override Tensor Regularizer(Tensor klLoss, Tensor zMean, Tensor zLogVar, Tensor zSampled) =>
        (beta - 1.0) * TotalCorrelation(zSampled, zMean, zLogVar);

    private static Tensor GaussianLogDensity(Tensor samples, Tensor mean, Tensor logVar)
    {
        var normalization = Math.Log(2 * Math.PI);
        var invSigma = torch.exp(-logVar);
        var tmp = samples - mean;
        return -0.5 * (tmp * tmp * invSigma + logVar + normalization);
    }

    private static Tensor TotalCorrelation(Tensor z, Tensor zMean, Tensor zLogVar)
    {
        var logQzProb = GaussianLogDensity(z.unsqueeze(1), zMean.unsqueeze(0), zLogVar.unsqueeze(0));
        var logQzProduct = logsumexp(logQzProb, 1).sum(1);
        var logQz = logsumexp(logQzProb.sum(2), 1);
        return (logQz - logQzProduct).mean();
    }
}
