// Both terms are averaged over the batch and over nothing else.
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mistakes.VAE003.Repaired;

public sealed class DigitVae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
{
    private readonly Linear _encoder = Linear(784, 128);
    private readonly Linear _toMu = Linear(128, 16);
    private readonly Linear _toLogVar = Linear(128, 16);
    private readonly Linear _decoderHidden = Linear(16, 128);
    private readonly Linear _decoderOutput = Linear(128, 784);

    public DigitVae()
        : base(nameof(DigitVae))
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
}

public static class Training
{
    public static double RunEpoch(DigitVae model, optim.Optimizer optimizer, IEnumerable<Tensor> batches)
    {
        var total = 0.0;
        model.train();
        foreach (var batch in batches)
        {
            var images = batch.view(-1, 784);
            optimizer.zero_grad();
            var (reconstruction, mu, logVar) = model.call(images);
            var bce = functional.binary_cross_entropy(reconstruction, images, reduction: Reduction.Sum) / images.shape[0];
            var kld = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
            var loss = bce + kld;
            loss.backward();
            optimizer.step();
            total += loss.item<float>();
        }

        return total;
    }
}
