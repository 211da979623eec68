// style: notebook trainer: the loss function returns two terms, the loop turns the second up along a sigmoid after some epochs and logs both
// case Train: not measured
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.HSigmoidWarmup;

public sealed class WarmupTrainer(Func<Tensor, (Tensor Recon, Tensor Mu, Tensor LogVar)> model, optim.Optimizer optimizer, double startKl = 0, double endKl = 1, int annealingStart = 2, int annealingSteps = 8)
{
    public List<double> Losses { get; } = [];

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    private static (Tensor Recon, Tensor Kl) LossFunction(Tensor recon, Tensor x, Tensor mu, Tensor logVar)
    {
        var reconLoss = F.mse_loss(recon, x);
        var klLoss = torch.mean(-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1), [0]);
        return (reconLoss, klLoss);
    }

    public void Train(IEnumerable<Tensor> loader, int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var x in loader)
            {
                var (recon, mu, logVar) = model(x);
                optimizer.zero_grad();
                var annealing = startKl;
                if (epoch >= annealingStart)
                {
                    annealing += Sigmoid((double)(epoch - annealingStart) / annealingSteps) * (endKl - startKl);
                }

                var (reconLoss, klLoss) = LossFunction(recon, x, mu, logVar);
                var annealedKl = klLoss * annealing; //~ VAE010
                var loss = reconLoss + annealedKl;
                loss.backward();
                optimizer.step();
                Losses.Add(loss.item<float>());
            }
        }
    }
}
