// The squared error is summed over channels, height and width, and averaged over the batch.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE004.Repaired;

public sealed class ConvVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private readonly Conv2d _conv1 = Conv2d(3, 16, kernel_size: 4, stride: 2, padding: 1);
    private readonly Conv2d _conv2 = Conv2d(16, 32, kernel_size: 4, stride: 2, padding: 1);
    private readonly Linear _toMu = Linear(32 * 8 * 8, 24);
    private readonly Linear _toLogVar = Linear(32 * 8 * 8, 24);
    private readonly Linear _decoderInput = Linear(24, 32 * 8 * 8);
    private readonly ConvTranspose2d _deconv1 = ConvTranspose2d(32, 16, kernel_size: 4, stride: 2, padding: 1);
    private readonly ConvTranspose2d _decoderOutput = ConvTranspose2d(16, 3, kernel_size: 4, stride: 2, padding: 1);

    public ConvVae()
        : base(nameof(ConvVae))
    {
        RegisterComponents();
    }

    public override (Tensor Reconstruction, Tensor Mu, Tensor LogVar) forward(Tensor x)
    {
        var features = functional.relu(_conv2.call(functional.relu(_conv1.call(x)))).flatten(1);
        var mu = _toMu.call(features);
        var logVar = _toLogVar.call(features);
        var z = mu + (0.5 * logVar).exp() * randn_like(mu);
        var seed = functional.relu(_decoderInput.call(z)).view(-1, 32, 8, 8);
        return (sigmoid(_decoderOutput.call(functional.relu(_deconv1.call(seed)))), mu, logVar);
    }

    public Tensor Loss(Tensor x)
    {
        var (reconstruction, mu, logVar) = call(x);
        var squaredError = functional.mse_loss(reconstruction, x, reduction: Reduction.None).sum([1, 2, 3]).mean();
        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(dim: 1).mean();
        return squaredError + kl;
    }
}
