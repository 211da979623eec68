// The same training with the effective beta in plain sight: the weight is beta over the number of values.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE010.Repaired;

public sealed class BetaVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private const double Beta = 3.072;

    private readonly Linear _encoder = Linear(3 * 64 * 64, 64);
    private readonly Linear _toMu = Linear(64, 32);
    private readonly Linear _toLogVar = Linear(64, 32);
    private readonly Linear _decoderHidden = Linear(32, 64);
    private readonly Linear _decoderOutput = Linear(64, 3 * 64 * 64);

    public BetaVae()
        : base(nameof(BetaVae))
    {
        RegisterComponents();
    }

    public override (Tensor Reconstruction, Tensor Mu, Tensor LogVar) forward(Tensor images)
    {
        var hidden = functional.relu(_encoder.call(images.flatten(1)));
        var mu = _toMu.call(hidden);
        var logVar = _toLogVar.call(hidden);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        return (_decoderOutput.call(functional.relu(_decoderHidden.call(z))).view(-1, 3, 64, 64), mu, logVar);
    }

    public Tensor Loss(Tensor images)
    {
        var (recons, mu, logVar) = call(images);
        var reconsLoss = functional.mse_loss(recons, images);
        var kldLoss = mean(-0.5 * sum(1 + logVar - mu.pow(2) - logVar.exp(), 1), [0]);
        return reconsLoss + Beta / (images.numel() / images.shape[0]) * kldLoss;
    }
}
