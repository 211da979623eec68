// style: both terms averaged, KL with a tuned coefficient (Higgins' normalised beta); with L/D put back in a second version
// case Normalised: R = 1/(B*D); K = betaNorm/(B*L); beta = betaNorm*D/L
// case SizesPutBack: R = 1/(B*D); K = 1/(B*D); beta = 1
// case MeanKlSummedRecon: R = 1/B; K = 4/(B*L); beta = 4/L
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ABetaNormalised;

public sealed class ShapesVae : Module<Tensor, (Tensor, Tensor, Tensor)>
{
    private const int InputDim = 64 * 64;
    private const int LatentDim = 24;
    private const double Beta = 4;

    private readonly double _betaNorm;
    private readonly Linear _encoder = Linear(InputDim, 2 * LatentDim);
    private readonly Linear _decoder = Linear(LatentDim, InputDim);

    public ShapesVae(double betaNorm) : base(nameof(ShapesVae))
    {
        _betaNorm = betaNorm;
        RegisterComponents();
    }

    public override (Tensor, Tensor, Tensor) forward(Tensor x)
    {
        var h = _encoder.call(x.reshape(-1, InputDim));
        var mu = h.narrow(1, 0, LatentDim);
        var logvar = h.narrow(1, LatentDim, LatentDim);
        return (_decoder.call(mu + torch.randn_like(mu) * torch.exp(0.5 * logvar)), mu, logvar);
    }

    private static Tensor ElementwiseKl(Tensor mu, Tensor logvar) => 0.5 * (torch.pow(mu, 2) + torch.exp(logvar) - logvar - 1.0);

    public Tensor Normalised(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var recon = functional.binary_cross_entropy_with_logits(logits, x);
        var kl = torch.mean(ElementwiseKl(mu, logvar));
        return recon + _betaNorm * kl; //~ VAE010
    }

    public static Tensor SizesPutBack(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var recon = functional.binary_cross_entropy_with_logits(logits, x);
        var kl = torch.mean(ElementwiseKl(mu, logvar));
        return recon + kl * mu.shape[1] / x.shape[1];
    }

    public static Tensor MeanKlSummedRecon(Tensor logits, Tensor x, Tensor mu, Tensor logvar)
    {
        var recon = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum).div(x.shape[0]);
        var kl = torch.mean(ElementwiseKl(mu, logvar));
        return recon + Beta * kl; //~ VAE010
    }
}
