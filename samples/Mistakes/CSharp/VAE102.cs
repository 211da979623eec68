// The sample multiplies the noise by exp(logVar), the variance; the KL takes logVar for the log-variance that it is.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE102;

public sealed class NoiseTimesVariance : Module<Tensor, Tensor>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 20);
    private readonly Linear _toLogVar = Linear(128, 20);
    private readonly Linear _decoderHidden = Linear(20, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);

    public NoiseTimesVariance()
        : base(nameof(NoiseTimesVariance))
    {
        RegisterComponents();
    }

    public override Tensor forward(Tensor z) => _decoderOutput.call(functional.relu(_decoderHidden.call(z)));

    public Tensor Loss(Tensor x)
    {
        var hidden = functional.relu(_encoder.call(x));
        var mu = _toMu.call(hidden);
        var logVar = _toLogVar.call(hidden);
        var noise = randn_like(mu);
        var z = mu + logVar.exp() * noise;
        var bce = functional.binary_cross_entropy_with_logits(call(z), x, reduction: Reduction.Sum) / x.shape[0];
        var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return bce + kld;
    }
}
