// style: mean reconstruction boosted by a hand-tuned constant: 10, 100, 1000, and the harmless 0.5 and 2
// case Ten: R = 10/(B*D); K = 1/B; beta = D/10
// case Hundred: R = 100/(B*D); K = 1/(B*L); beta = D/L/100
// case Thousand: R = 1000/(B*D); K = 1/B; beta = D/1000
// case Half: R = 0.5/(B*D); K = 1/B; beta = 2*D
// case Twice: R = 2/(B*D); K = 1/B; beta = D/2
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AWeightedReconstruction;

public static class TunedLosses
{
    private const float ReconWeight = 1000f;

    private static Tensor Kl(Tensor m, Tensor v) => -0.5f * (1 + v - m.pow(2) - v.exp());

    public static Tensor Ten(Tensor xHat, Tensor x, Tensor m, Tensor v)
    {
        var recon = binary_cross_entropy(xHat, x);
        return 10 * recon + Kl(m, v).sum(1).mean(); //~ VAE010
    }

    public static Tensor Hundred(Tensor xHat, Tensor x, Tensor m, Tensor v)
    {
        var recon = mse_loss(xHat, x) * 100.0; //~ VAE010
        return recon + Kl(m, v).mean();
    }

    public static Tensor Thousand(Tensor xHat, Tensor x, Tensor m, Tensor v)
    {
        var recon = mse_loss(xHat, x);
        var kl = Kl(m, v).sum() / x.shape[0];
        var loss = ReconWeight * recon + kl; //~ VAE010
        return loss;
    }

    public static Tensor Half(Tensor xHat, Tensor x, Tensor m, Tensor v)
    {
        var recon = 0.5 * mse_loss(xHat, x); //~ VAE001
        return recon + Kl(m, v).sum(1).mean();
    }

    public static Tensor Twice(Tensor xHat, Tensor x, Tensor m, Tensor v)
    {
        var recon = 2 * mse_loss(xHat, x); //~ VAE001
        return recon + Kl(m, v).sum(1).mean();
    }
}
