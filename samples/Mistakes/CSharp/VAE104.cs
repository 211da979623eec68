// rand_like instead of randn_like: the noise lies between 0 and 1, always on the same side of the mean.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE104;

public sealed class UniformNoise : Module<Tensor, Tensor>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 20);
    private readonly Linear _toLogVar = Linear(128, 20);
    private readonly Linear _decoderHidden = Linear(20, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);

    public UniformNoise()
        : base(nameof(UniformNoise))
    {
        RegisterComponents();
    }

    public override Tensor forward(Tensor z) => _decoderOutput.call(functional.relu(_decoderHidden.call(z)));

    public Tensor Loss(Tensor x)
    {
        var hidden = functional.relu(_encoder.call(x));
        var mu = _toMu.call(hidden);
        var logVar = _toLogVar.call(hidden);
        var noise = rand_like(mu);
        var z = mu + (0.5 * logVar).exp() * noise;
        var bce = functional.binary_cross_entropy_with_logits(call(z), x, reduction: Reduction.Sum) / x.shape[0];
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return bce + kld;
    }
}
