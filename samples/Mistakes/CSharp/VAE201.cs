// The decoder ends in a sigmoid, and the loss applies another one: no pixel can cost less than log 2 or be darker than 0.5.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE201;

public sealed class TwiceSquashedVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 20);
    private readonly Linear _toLogVar = Linear(128, 20);
    private readonly Linear _decoderHidden = Linear(20, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);

    public TwiceSquashedVae()
        : base(nameof(TwiceSquashedVae))
    {
        RegisterComponents();
    }

    public override (Tensor Reconstruction, Tensor Mu, Tensor LogVar) forward(Tensor x)
    {
        var hidden = functional.relu(_encoder.call(x));
        var mu = _toMu.call(hidden);
        var logVar = _toLogVar.call(hidden);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        return (sigmoid(_decoderOutput.call(functional.relu(_decoderHidden.call(z)))), mu, logVar);
    }

    public Tensor Loss(Tensor x)
    {
        var (decoded, mu, logVar) = call(x);
        var bce = functional.binary_cross_entropy_with_logits(decoded, x, reduction: Reduction.Sum) / x.shape[0];
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return bce + kld;
    }
}
