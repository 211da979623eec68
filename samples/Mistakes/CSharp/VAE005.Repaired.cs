// The error is summed over the pixels once.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE005.Repaired;

public sealed class SquaredErrorVae : Module<Tensor, (Tensor Decoded, Tensor Mean, Tensor LogVar)>
{
    private const int OriginalDim = 784;

    private readonly Linear _hidden = Linear(OriginalDim, 128);
    private readonly Linear _mean = Linear(128, 10);
    private readonly Linear _logVar = Linear(128, 10);
    private readonly Linear _decoderHidden = Linear(10, 128);
    private readonly Linear _decoderOutput = Linear(128, OriginalDim);

    public SquaredErrorVae()
        : base(nameof(SquaredErrorVae))
    {
        RegisterComponents();
    }

    public override (Tensor Decoded, Tensor Mean, Tensor LogVar) forward(Tensor x)
    {
        var hidden = functional.relu(_hidden.call(x));
        var mean = _mean.call(hidden);
        var logVar = _logVar.call(hidden);
        var z = mean + (0.5 * logVar).exp() * randn_like(mean);
        return (sigmoid(_decoderOutput.call(functional.relu(_decoderHidden.call(z)))), mean, logVar);
    }

    public Tensor Loss(Tensor images)
    {
        var x = images.view(-1, OriginalDim);
        var (decoded, mean, logVar) = call(x);
        var batch = x.shape[0];
        var squaredError = functional.mse_loss(decoded, x, reduction: Reduction.Sum) / batch;
        var kl = -0.5 * (1 + logVar - mean.square() - logVar.exp()).sum() / batch;
        return squaredError + kl;
    }
}
