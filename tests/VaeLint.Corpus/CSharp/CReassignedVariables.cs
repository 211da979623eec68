// style: one variable reassigned several times, parameters overwritten, chained assignment, a divisor applied twice
// case DividedTwice: R = 1/B; K = 1/(B*B); beta = 1/B
// case Reassigned: R = 1/B; K = 1/B; beta = 1
// case Overwritten: R = 1/(B*D); K = 1/B; beta = D
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CReassignedVariables;

public static class ReassignedLosses
{
    public static Tensor DividedTwice(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var recon = functional.mse_loss(xHat, x, Reduction.Sum) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
        kl = kl.sum(1).mean();
        kl = kl / mu.shape[0]; //~ VAE005
        return recon + kl;
    }

    public static Tensor Reassigned(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var loss = functional.mse_loss(xHat, x);
        loss = functional.mse_loss(xHat, x, Reduction.None);
        loss = loss.flatten(1);
        loss = loss.sum(1);

        Tensor kl, penalty;
        kl = penalty = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp());
        kl = kl.mean();
        penalty = penalty.sum(1);
        loss = loss + penalty;
        return loss.mean();
    }

    public static Tensor Overwritten(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        x = x.flatten(1);
        xHat = xHat.flatten(1);
        logVar = logVar.clamp(-30, 20);
        var loss = (xHat - x).pow(2).mean(); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return loss = loss + kl;
    }
}
