// style: extension methods on Tensor for the terms and for the reduction
// case Wrong: R = 1/(B*D); K = 1/B; beta = D
// case Right: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CExtensionTerms;

public static class TensorLossExtensions
{
    public static Tensor MeanSquaredErrorTo(this Tensor prediction, Tensor target)
        => functional.mse_loss(prediction, target);

    public static Tensor SquaredErrorTo(this Tensor prediction, Tensor target)
        => (prediction - target).pow(2);

    public static Tensor KlToStandardNormal(this (Tensor Mean, Tensor LogVariance) posterior)
        => 0.5 * (posterior.Mean.pow(2) + posterior.LogVariance.exp() - 1 - posterior.LogVariance);

    public static Tensor PerSample(this Tensor elements) => elements.flatten(1).sum(1);
}

public static class ExtensionLosses
{
    public static Tensor Wrong(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = (mu, logVar).KlToStandardNormal().PerSample().mean();
        return xHat.MeanSquaredErrorTo(x) + kl; //~ VAE001
    }

    public static Tensor Right(Tensor xHat, Tensor x, Tensor mu, Tensor logVar)
    {
        var kl = (mu, logVar).KlToStandardNormal().PerSample();
        var recon = xHat.SquaredErrorTo(x).PerSample();
        return (recon + kl).mean();
    }
}
