// style: physics VAE with log standard deviations everywhere and a learned observation noise; the square is divided by exp(2 s), the constant is left out
// case ElboLoss: R = 1/(2*B); K = 1/B; beta = 2
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DNoiseLogStd;

public sealed class NoisyObservation : Module<Tensor, Tensor, Tensor, Tensor, Tensor>
{
    private readonly Parameter _logStdNoise = Parameter(zeros(1));

    public NoisyObservation() : base(nameof(NoisyObservation)) => RegisterComponents();

    public override Tensor forward(Tensor x, Tensor xRecon, Tensor muZ, Tensor logStdZ)
    {
        var kl = KlLoss(muZ, logStdZ);
        var recon = ReconLoss(x, xRecon, _logStdNoise);
        return kl + recon;
    }

    private static Tensor KlLoss(Tensor muZ, Tensor logStdZ)
    {
        var l1 = muZ.pow(2);
        var l2 = (2 * logStdZ).exp();
        var l3 = 2 * logStdZ;
        return 0.5 * (l1 + l2 - 1 - l3).sum(1).mean();
    }

    private static Tensor ReconLoss(Tensor x, Tensor xRecon, Tensor logStdNoise)
    {
        var l2 = 2 * logStdNoise;
        var l3 = (x - xRecon).pow(2) / torch.exp(2 * logStdNoise);
        return 0.5 * (l2 + l3).reshape(x.shape[0], -1).sum(1).mean();
    }
}
