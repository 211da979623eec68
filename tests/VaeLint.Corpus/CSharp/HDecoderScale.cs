// style: spectra with a learned width per channel: the built-in Gaussian loss gets half of the exponent as its variance, the KL is a batch mean under a beta; the same density written out
// case Loss: not measured
// case WrittenOut: not measured
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HDecoderScale;

public static class SpectrumLoss
{
    private static Tensor Kld(Tensor mu, Tensor logVar) => torch.mean(-0.5 * torch.sum(1.0 + logVar - mu.pow(2) - logVar.exp(), dim: 1), [0]);

    public static Tensor Loss(Tensor target, Tensor xHat, Tensor xHatVar, Tensor mu, Tensor logVar, double beta)
    {
        var nll = F.gaussian_nll_loss(xHat, target, torch.exp(0.5 * xHatVar)); //~ VAE402
        return nll + beta * Kld(mu, logVar);
    }

    public static Tensor WrittenOut(Tensor target, Tensor xHat, Tensor xHatVar, Tensor mu, Tensor logVar, double beta)
    {
        var nll = 0.5 * (xHatVar + (target - xHat).pow(2) / torch.exp(xHatVar));
        return nll.sum(1).mean() + beta * Kld(mu, logVar);
    }
}
