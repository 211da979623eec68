// style: a weight in the signature and none in the sum: static losses and helpers, and right ones whose weight is a field, a schedule or a schema
// case Static: not measured
// case Summed: not measured
// case Local: not measured
// case Train: not measured
// case Overwritten: not measured
// case Read: not measured
// case Guarded: not measured
// case Scheduled: not measured
// case PlainElbo: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.GForgottenBeta;

public static class BetaLosses
{
    public static Tensor Static(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var reconstruction = F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        var divergence = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean(); //~ VAE303
        return reconstruction + divergence;
    }

    public static Tensor Summed(Tensor logits, Tensor x, Tensor mu, Tensor logVar, float klWeight = 0.1f)
    {
        var bce = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum);
        var kld = -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp()); //~ VAE303
        return bce + kld;
    }

    public static Tensor Local(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double kldWeight)
    {
        return Distortion() + Rate();

        Tensor Distortion() => F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        Tensor Rate() => Kl(mu, logVar); //~ VAE303
    }

    /// <summary>The caller sets a weight, and the helper drops it.</summary>
    public static void Train(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, optim.Optimizer optimizer, int epoch)
    {
        optimizer.zero_grad();
        var loss = Objective(decoded, x, mu, logVar, Math.Min(1.0, epoch / 10.0));
        loss.backward();
        optimizer.step();
    }

    public static Tensor Overwritten(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        beta = 4;
        return F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0] + Kl(mu, logVar); //~ VAE303
    }

    public static Tensor Read(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double beta) =>
        F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0] + beta * Kl(mu, logVar);

    /// <summary>A weight of 0 leaves the KL out.</summary>
    public static Tensor Guarded(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var nll = F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        return beta > 0 ? nll + Kl(mu, logVar) : nll;
    }

    private static Tensor Objective(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var nll = F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];
        var kl = Kl(mu, logVar); //~ VAE303
        return nll + kl;
    }

    private static Tensor Kl(Tensor mu, Tensor logVar) => (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
}

public abstract class Objective
{
    public abstract Tensor Loss(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double beta);

    protected static Tensor Nll(Tensor decoded, Tensor x) => F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0];

    protected static Tensor Kl(Tensor mu, Tensor logVar) => (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
}

/// <summary>The bound itself: the signature has a beta, because others need one.</summary>
public sealed class PlainElbo : Objective
{
    public override Tensor Loss(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double beta) => Nll(decoded, x) + Kl(mu, logVar);
}

/// <summary>The schedule has the last word on the weight.</summary>
public sealed class Scheduled(Func<int, double> schedule)
{
    private int _step;

    public Tensor Loss(Tensor decoded, Tensor x, Tensor mu, Tensor logVar, double beta)
    {
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return F.mse_loss(decoded, x, Reduction.Sum) / x.shape[0] + schedule(_step++) * kl;
    }
}
