// style: optional parameters, named arguments in any order, a default weight of one and of four
// case DefaultWeight: R = 1/(B*D); K = 1/B; beta = D
// case LiteralWeight: R = 1/(B*D); K = 4/B; beta = 4*D
// case Summed: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.COptionalArguments;

public static class OptionalLosses
{
    public static Tensor DefaultWeight(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, double beta = 1.0)
    {
        var recon = functional.mse_loss(target: x, input: xHat); //~ VAE001
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return recon + beta * kl;
    }

    public static Tensor LiteralWeight(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, double klWeight = 4.0)
    {
        var recon = functional.mse_loss(xHat, x);
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return recon + klWeight * kl; //~ VAE010
    }

    public static Tensor Summed(Tensor xHat, Tensor x, Tensor mu, Tensor logVar, bool log = false, double beta = 1.0)
    {
        var recon = functional.mse_loss(reduction: Reduction.Sum, target: x, input: xHat) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(keepdim: false, dim: 1).mean();
        if (log)
        {
            System.Console.WriteLine($"{recon.item<double>()} {kl.item<double>()}");
        }

        return recon + beta * kl;
    }
}

public static class Caller
{
    public static void Train(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var loss = OptionalLosses.Summed(log: true, logVar: logVar, mu: mu, x: x, xHat: xHat);
        loss.backward();
    }
}
