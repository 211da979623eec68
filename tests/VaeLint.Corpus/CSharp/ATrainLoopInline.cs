// style: console trainer with the loss written inline in the epoch loop, running totals through item(), validation under no_grad
// case TrainEpoch: not measured
// case Validate: not measured
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ATrainLoopInline;

public static class Trainer
{
    public static double TrainEpoch(Module<Tensor, (Tensor, Tensor, Tensor)> model, optim.Optimizer optimizer, IEnumerable<Tensor> batches)
    {
        model.train();
        var running = 0.0;
        var seen = 0L;
        foreach (var images in batches)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var (recon, mu, logvar) = model.call(images);
            var bce = binary_cross_entropy(recon, images); //~ VAE001
            var kld = -0.5 * torch.sum(1 + logvar - mu * mu - logvar.exp()) / images.shape[0];
            var loss = bce + kld;
            loss.backward();
            optimizer.step();
            running += loss.item<float>() * images.shape[0];
            seen += images.shape[0];
        }
        return running / seen;
    }

    public static double Validate(Module<Tensor, (Tensor, Tensor, Tensor)> model, IEnumerable<Tensor> batches)
    {
        model.eval();
        using var _ = no_grad();
        var total = 0.0;
        foreach (var images in batches)
        {
            var (recon, mu, logvar) = model.call(images);
            var bce = mse_loss(recon, images).item<float>();
            var kld = (-0.5 * torch.sum(1 + logvar - mu * mu - logvar.exp())).item<float>();
            total += bce + kld;
        }
        Console.WriteLine($"validation {total:F3}");
        return total;
    }

    public static (Linear mean, Linear logVariance) Heads(long hidden, long latent) => (Linear(hidden, latent), Linear(hidden, latent));
}
