// A head that predicts the mean brightness: [B, 1] from the layer against [B] from the data compares every sample with every other.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE404;

public sealed class PropertyVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 20);
    private readonly Linear _toLogVar = Linear(128, 20);
    private readonly Linear _decoderHidden = Linear(20, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);
    private readonly Linear _brightness = Linear(20, 1);

    public PropertyVae()
        : base(nameof(PropertyVae))
    {
        RegisterComponents();
    }

    public override (Tensor Reconstruction, Tensor Mu, Tensor LogVar) forward(Tensor x)
    {
        var hidden = functional.relu(_encoder.call(x));
        var mu = _toMu.call(hidden);
        var logVar = _toLogVar.call(hidden);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        return (_decoderOutput.call(functional.relu(_decoderHidden.call(z))), mu, logVar);
    }

    public Tensor Loss(Tensor images)
    {
        var x = images.view(-1, 784);
        var (logits, mu, logVar) = call(x);
        var bce = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        var brightness = functional.mse_loss(_brightness.call(mu), x.mean([1]));
        return bce + kld + brightness;
    }
}
