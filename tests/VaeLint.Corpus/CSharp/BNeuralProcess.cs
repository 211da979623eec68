// style: neural process: per-task Gaussian log-likelihood summed over targets and outputs, KL between target and context posteriors, mean over tasks
// case Loss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace VaeLint.Corpus.BNeuralProcess;

public readonly struct LatentGaussian
{
    public LatentGaussian(Tensor mu, Tensor sigma)
    {
        Mu = mu;
        Sigma = sigma;
    }

    public Tensor Mu { get; }

    public Tensor Sigma { get; }

    public Tensor Kl(LatentGaussian other)
    {
        var ratio = Sigma / other.Sigma;
        return 0.5 * (ratio.pow(2) + ((Mu - other.Mu) / other.Sigma).pow(2) - 1) - ratio.log();
    }
}

public static class NeuralProcessObjective
{
    // prediction, y: [tasks, points, outputs]; latents: [tasks, latent]
    public static Tensor Loss(Tensor predictedMean, Tensor predictedSigma, Tensor y, LatentGaussian target, LatentGaussian context)
    {
        var logLikelihood = Normal(predictedMean, predictedSigma).log_prob(y).sum(new long[] { 1, 2 }).mean();
        var kl = target.Kl(context).sum(dim: 1).mean();
        return -logLikelihood + kl;
    }
}
