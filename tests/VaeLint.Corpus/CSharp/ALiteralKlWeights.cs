// style: literal KL weights next to a mean over 3x64x64 pixels: too small, just right (1/D), and a local const; PyTorch-VAE habits
// case Tiny: R = 1/(B*D); K = 0.0001/B; beta = 0.0001*D
// case OneOverPixels: R = 1/(B*D); K = 1/(B*D); beta = 1
// case AlmostOneOverPixels: R = 1/(B*D); K = 0.00008/B; beta = 0.00008*D
// case LocalConst: R = 1/(B*D); K = 0.005/(B*L); beta = 0.005*D/L
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ALiteralKlWeights;

public static class CelebALosses
{
    private const double PixelWeight = 1.0 / (3 * 64 * 64);

    private static Tensor KlPerImage(Tensor mu, Tensor logVar) => -0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1);

    public static Tensor Tiny(Tensor recons, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconsLoss = F.mse_loss(recons.view(-1, 3 * 64 * 64), input.view(-1, 3 * 64 * 64));
        var kldLoss = KlPerImage(mu, logVar).mean();
        return reconsLoss + 1e-4 * kldLoss; //~ VAE010
    }

    public static Tensor OneOverPixels(Tensor recons, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconsLoss = F.mse_loss(recons.view(-1, 3 * 64 * 64), input.view(-1, 3 * 64 * 64));
        var kldLoss = KlPerImage(mu, logVar).mean();
        return reconsLoss + PixelWeight * kldLoss;
    }

    // 8e-5 is 1/12500: nobody measured the difference.
    public static Tensor AlmostOneOverPixels(Tensor recons, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconsLoss = F.mse_loss(recons.view(-1, 3 * 64 * 64), input.view(-1, 3 * 64 * 64));
        var kldLoss = KlPerImage(mu, logVar).mean();
        return reconsLoss + 0.00008 * kldLoss;
    }

    public static Tensor LocalConst(Tensor recons, Tensor input, Tensor mu, Tensor logVar)
    {
        const double kldWeight = 0.005;
        var reconsLoss = F.mse_loss(recons.view(-1, 3 * 64 * 64), input.view(-1, 3 * 64 * 64));
        var kldLoss = torch.mean(-0.5 * (1 + logVar - mu.pow(2) - logVar.exp()));
        var loss = reconsLoss + kldWeight * kldLoss; //~ VAE010
        return loss;
    }
}
