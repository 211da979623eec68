// style: sequence VAE, while loop over time steps that accumulates the reconstruction, one division at the end
// case Wrong: not measured
// case Right: not measured
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.CWhileSteps;

public static class SequenceLosses
{
    public static Tensor Wrong(Tensor decoded, Tensor frames, Tensor mu, Tensor logVar)
    {
        var recon = zeros(1, device: frames.device);
        var step = 0;
        while (step < frames.shape[1])
        {
            recon += functional.mse_loss(decoded.select(1, step), frames.select(1, step)); //~ VAE001
            step++;
        }

        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum(1).mean();
        return recon + kl;
    }

    public static Tensor Right(Tensor decoded, Tensor frames, Tensor mu, Tensor logVar)
    {
        var recon = zeros(1, device: frames.device);
        var step = 0;
        do
        {
            recon += functional.mse_loss(decoded.select(1, step), frames.select(1, step), Reduction.Sum);
        }
        while (++step < frames.shape[1]);

        var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
        return (recon + kl) / frames.shape[0];
    }
}
