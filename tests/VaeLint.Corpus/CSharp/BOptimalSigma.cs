// style: sigma-VAE with the analytic optimal variance: log sigma from the mean squared error, Gaussian NLL summed over pixels, KL summed
// case Loss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BOptimalSigma;

public static class SigmaVae
{
    private static Tensor SoftClip(Tensor value, double min) => min + nn.functional.softplus(value - min, 1, 20);

    private static Tensor GaussianNll(Tensor mu, Tensor logSigma, Tensor x)
        => 0.5 * ((x - mu) / logSigma.exp()).pow(2) + logSigma + 0.5 * Math.Log(2 * Math.PI);

    public static (Tensor loss, float sigma) Loss(Tensor xHat, Tensor x, Tensor mu, Tensor logvar)
    {
        var logSigma = ((x - xHat).pow(2).mean([0, 1, 2, 3], keepdim: true).sqrt() + 1e-8).log();
        logSigma = SoftClip(logSigma, -6);

        var rec = GaussianNll(xHat, logSigma, x).sum();
        var kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp());
        return (rec + kl, logSigma.detach().exp().ToSingle());
    }
}
