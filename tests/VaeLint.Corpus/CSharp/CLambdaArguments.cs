// style: terms passed as lambdas to a helper that evaluates and adds them
// case Wrong: R = 1/(B*D); K = 1; beta = B*D
// case Right: R = 1; K = 1; beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CLambdaArguments;

public static class Objective
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        return Evaluate(
            reconstruction: () => functional.mse_loss(xHat, x), //~ VAE001
            divergence: () => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum());
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        return Evaluate(
            reconstruction: () => functional.mse_loss(xHat, x, Reduction.Sum),
            divergence: () => -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum());
    }

    private static Tensor Evaluate(Func<Tensor> reconstruction, Func<Tensor> divergence)
    {
        var recon = reconstruction();
        var kl = divergence();
        return recon + kl;
    }
}
