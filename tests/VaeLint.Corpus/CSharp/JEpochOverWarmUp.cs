// style: two trainers that turn the KL up with the epoch over the number of warm-up epochs, both given as integers; one takes the loss of the library as it comes
// case Summed: not measured
// case Averaged: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.JEpochOverWarmUp;

public sealed record Schedule(int Epochs, int WarmUpEpochs);

public sealed class Trainer(Func<Tensor, (Tensor Recon, Tensor Mu, Tensor LogVar)> model, optim.Optimizer optimizer, Schedule schedule)
{
    private static Tensor Divergence(Tensor mu, Tensor logVar) => (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();

    public void Summed(IEnumerable<Tensor> loader)
    {
        for (var epoch = 1; epoch <= schedule.Epochs; epoch++)
        {
            foreach (var x in loader)
            {
                var (recon, mu, logVar) = model(x);
                var reconstruction = F.binary_cross_entropy_with_logits(recon, x, reduction: nn.Reduction.Sum) / x.shape[0];
                var loss = reconstruction + (double)epoch / schedule.WarmUpEpochs * Divergence(mu, logVar);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
            }
        }
    }

    public double Averaged(IEnumerable<Tensor> loader)
    {
        var (total, batches) = (0.0, 0);
        for (var epoch = 0; epoch < schedule.Epochs; epoch++)
        {
            var beta = epoch < schedule.WarmUpEpochs ? (float)epoch / schedule.WarmUpEpochs : 1f;
            foreach (var x in loader)
            {
                var (recon, mu, logVar) = model(x);
                var loss = F.mse_loss(recon, x) + beta * Divergence(mu, logVar); //~ VAE010
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                total += loss.item<float>();
                batches++;
            }
        }

        return total / batches;
    }
}
