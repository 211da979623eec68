// style: training loop that calls backward on one loss per sample, and the loop that averages first; an annealed weight that is computed and never used
// case TrainVector: not measured
// case TrainScalar: not measured
// case LossWithoutWeight: R = 1/B; K = 1/B; beta = 1
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.EVectorBackward;

public static class VectorLoops
{
    private static Tensor PerSample(Tensor recon, Tensor x, Tensor mu, Tensor logvar) =>
        (recon - x).square().sum(dim: 1) - 0.5 * (1 + logvar - mu.square() - logvar.exp()).sum(dim: 1);

    public static void TrainVector(IEnumerable<Tensor> batches, Func<Tensor, (Tensor Recon, Tensor Mu, Tensor LogVar)> model, optim.Optimizer optimizer)
    {
        foreach (var x in batches)
        {
            optimizer.zero_grad();
            var (recon, mu, logvar) = model(x);
            var loss = PerSample(recon, x, mu, logvar);
            loss.backward(); //~ VAE302
            optimizer.step();
        }
    }

    public static void TrainScalar(IEnumerable<Tensor> batches, Func<Tensor, (Tensor Recon, Tensor Mu, Tensor LogVar)> model, optim.Optimizer optimizer)
    {
        foreach (var x in batches)
        {
            optimizer.zero_grad();
            var (recon, mu, logvar) = model(x);
            var loss = PerSample(recon, x, mu, logvar).mean();
            loss.backward();
            optimizer.step();
        }
    }

    public static Tensor LossWithoutWeight(Tensor recon, Tensor x, Tensor mu, Tensor logvar, double klWeight) => PerSample(recon, x, mu, logvar).mean(); //~ VAE303
}
