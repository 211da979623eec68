// style: lambdas in locals that capture parameters and a variable that is changed after the capture
// case LatentMean: R = 1/B; K = 1/(B*L); beta = 1/L
// case ScaledLater: R = 1/B; K = 1/B; beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CCapturedLambdas;

public static class LambdaLosses
{
    public static Tensor LatentMean(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var batch = x.shape[0];
        Func<Tensor> recon = () => functional.mse_loss(xHat, x, Reduction.Sum) / batch;
        Func<Tensor> kl = () =>
        {
            var elements = 0.5 * (mu.square() + logVar.exp() - 1 - logVar);
            return elements.mean(); //~ VAE002
        };

        return recon() + kl();
    }

    public static Tensor ScaledLater(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var scale = 1L;
        Func<Tensor, Tensor> weigh = term => term * scale;
        scale = x.shape[1];

        var kl = 0.5 * (mu.square() + logVar.exp() - 1 - logVar).sum(1).mean();
        return weigh(functional.mse_loss(xHat, x)) + kl;
    }
}
