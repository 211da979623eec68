// Keras-style. The cross-entropy is averaged over 784 pixels and the KL over 20 latents: the KL weighs 784 / 20 = 39.2 times too much.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE001;

public sealed class KerasVae : Module<Tensor, (Tensor Decoded, Tensor Mean, Tensor LogVar)>
{
    private const int OriginalDim = 784;
    private const int IntermediateDim = 256;
    private const int LatentDim = 20;

    private readonly Linear _hidden = Linear(OriginalDim, IntermediateDim);
    private readonly Linear _mean = Linear(IntermediateDim, LatentDim);
    private readonly Linear _logVar = Linear(IntermediateDim, LatentDim);
    private readonly Linear _decoderHidden = Linear(LatentDim, IntermediateDim);
    private readonly Linear _decoderOutput = Linear(IntermediateDim, OriginalDim);

    public KerasVae()
        : base(nameof(KerasVae))
    {
        RegisterComponents();
    }

    public override (Tensor Decoded, Tensor Mean, Tensor LogVar) forward(Tensor x)
    {
        var hidden = functional.relu(_hidden.call(x));
        var mean = _mean.call(hidden);
        var logVar = _logVar.call(hidden);
        var z = mean + exp(0.5 * logVar) * randn_like(mean);
        var decoded = sigmoid(_decoderOutput.call(functional.relu(_decoderHidden.call(z))));
        return (decoded, mean, logVar);
    }

    public Tensor VaeLoss(Tensor x)
    {
        var (decoded, zMean, zLogVar) = call(x);
        var crossEntropy = functional.binary_cross_entropy(decoded, x);
        var kl = -0.5 * (1 + zLogVar - square(zMean) - exp(zLogVar)).mean([-1]);
        return (crossEntropy + kl).mean();
    }
}
