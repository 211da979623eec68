// style: KL weight annealed by a step counter in a field, a method and a property compute it
// case Averaged: R = 1/(B*D); K = weight/B; beta = weight*D
// case AveragedSummedKl: R = 1/(B*D); K = weight; beta = weight*B*D
// case Balanced: R = 1/B; K = weight/B; beta = weight
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CAnnealingField;

public sealed class AnnealedLosses(int warmupSteps, double maximum)
{
    private int _step;

    private double Weight => maximum * Math.Min(1.0, (double)_step / warmupSteps);

    public Tensor Averaged(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        _step++;
        var recon = functional.mse_loss(xHat, x);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return recon + Weight * kl; //~ VAE010
    }

    public Tensor AveragedSummedKl(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        _step++;
        var recon = functional.mse_loss(xHat, x);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(); //~ VAE003
        return recon + Weight * kl;
    }

    public Tensor Balanced(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        _step++;
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum() / x.shape[0];
        return recon + Weight * kl;
    }
}
