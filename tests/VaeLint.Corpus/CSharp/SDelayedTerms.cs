// style: terms that are computed later or elsewhere: Lazy, a started task, an iterator, a branch in a local function; cyclical and injected schedules; a type of one's own that adds (generated, then shortened by hand)
// case Later: R = 1/(B*D); K = 1/B; beta = D
// case OnAnotherThread: R = 1/B; K = 1/(B*L); beta = 1/L
// case OneByOne: R = 1/(B*D); K = 1/B; beta = D
// case OneByOneRight: R = 1/B; K = 1/B; beta = 1
// case InCycles: not measured
// case Scheduled: R = 1/(B*D); K = 0.5/B; beta = 0.5*D
// case InNats: R = 1/(B*D); K = 1/B; beta = D
// case InBranch: R = 1/(B*D); K = 1/B; beta = D
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.SDelayedTerms;

public readonly record struct Nats(Tensor Value)
{
    public static Nats operator +(Nats left, Nats right) => new(left.Value + right.Value);
}

internal static class Elbo
{
    private static Tensor Elements(Tensor mu, Tensor logvar) => -0.5 * (1 + logvar - mu.pow(2) - logvar.exp());

    private static Tensor Rate(Tensor mu, Tensor logvar) => Elements(mu, logvar).sum(1).mean();

    public static Tensor Later(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var rate = new Lazy<Tensor>(() => Rate(mu, logvar));
        return F.mse_loss(recon, x) + rate.Value; //~ VAE001
    }

    public static Tensor OnAnotherThread(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var nll = F.mse_loss(recon, x, Reduction.Sum) / x.shape[0];
        return nll + Task.Run(() => Elements(mu, logvar).mean()).Result; //~ VAE002
    }

    public static Tensor OneByOne(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        IEnumerable<Tensor> Terms()
        {
            yield return F.mse_loss(recon, x); //~ VAE001
            yield return Rate(mu, logvar);
        }

        return Terms().Aggregate((a, b) => a + b);
    }

    private static IEnumerable<Tensor> Balanced(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        yield return F.mse_loss(recon, x, Reduction.Sum) / x.shape[0];
        yield return Rate(mu, logvar);
    }

    public static Tensor OneByOneRight(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var total = torch.zeros(1);
        foreach (var term in Balanced(recon, x, mu, logvar))
        {
            total = total + term;
        }

        return total;
    }

    public static Tensor InCycles(Tensor recon, Tensor x, Tensor mu, Tensor logvar, int step)
    {
        var beta = step % 1000 / 1000.0;
        return F.mse_loss(recon, x) + beta * Rate(mu, logvar); //~ VAE010
    }

    public static Tensor Scheduled(Tensor recon, Tensor x, Tensor mu, Tensor logvar, Func<int, double> betaAt, int epoch)
    {
        return F.mse_loss(recon, x) + Rate(mu, logvar).mul(betaAt(epoch)); //~ VAE010
    }

    private static Tensor Distortion(Tensor recon, Tensor x) => F.mse_loss(recon, x);

    public static Tensor InNats(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
    {
        var total = new Nats(Distortion(recon, x)) + new Nats(Rate(mu, logvar)); //~ VAE001
        return total.Value;
    }

    public static Tensor InBranch(Tensor recon, Tensor x, Tensor mu, Tensor logvar, bool useKl)
    {
        var loss = torch.zeros(1);
        void Compute()
        {
            if (useKl)
            {
                loss = F.mse_loss(recon, x) + Rate(mu, logvar); //~ VAE001
            }
            else
            {
                loss = F.mse_loss(recon, x);
            }
        }

        Compute();
        return loss;
    }
}
