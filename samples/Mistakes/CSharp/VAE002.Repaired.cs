// Both terms are summed over their own elements and averaged over the batch.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE002.Repaired;

public sealed class ImageVae : Module<Tensor, (Tensor Logits, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 20);
    private readonly Linear _toLogVar = Linear(128, 20);
    private readonly Linear _decoderHidden = Linear(20, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);

    public ImageVae()
        : base(nameof(ImageVae))
    {
        RegisterComponents();
    }

    public override (Tensor Logits, Tensor Mu, Tensor LogVar) forward(Tensor x)
    {
        var hidden = functional.relu(_encoder.call(x));
        var mu = _toMu.call(hidden);
        var logVar = _toLogVar.call(hidden);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        return (_decoderOutput.call(functional.relu(_decoderHidden.call(z))), mu, logVar);
    }

    public Tensor Loss(Tensor x)
    {
        var (logits, mu, logVar) = call(x);
        var reconstruction = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum() / x.shape[0];
        return reconstruction + kl;
    }
}
