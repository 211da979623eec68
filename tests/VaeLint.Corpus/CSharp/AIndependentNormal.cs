// style: distributions with Independent, one log_prob per sample; the reconstruction collapses to a scalar before it meets the vector
// case ScalarPlusVector: R = 1/D; K = 1; beta = D
// case TotalPlusVector: R = 1; K = 1/B; beta = 1/B
// case PerSample: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AIndependentNormal;

public sealed class DistributionVae
{
    private static Tensor LogRatio(Tensor mu, Tensor std, Tensor z)
    {
        var posterior = distributions.Independent(distributions.Normal(mu, std), 1);
        var prior = distributions.Independent(distributions.Normal(zeros_like(mu), ones_like(std)), 1);
        return posterior.log_prob(z) - prior.log_prob(z);
    }

    public static Tensor ScalarPlusVector(Tensor output, Tensor x, Tensor mu, Tensor std)
    {
        var z = mu + std * randn_like(std);
        var distortion = mse_loss(output, x); //~ VAE001
        return (distortion + LogRatio(mu, std, z)).sum();
    }

    public static Tensor TotalPlusVector(Tensor output, Tensor x, Tensor mu, Tensor std)
    {
        var z = mu + std * randn_like(std);
        var distortion = mse_loss(output, x, Reduction.Sum); //~ VAE003
        return (distortion + LogRatio(mu, std, z)).mean();
    }

    public static Tensor PerSample(Tensor output, Tensor x, Tensor mu, Tensor std)
    {
        var z = mu + std * randn_like(std);
        var distortion = mse_loss(output, x, Reduction.None).flatten(1).sum(1);
        return (distortion + LogRatio(mu, std, z)).mean();
    }
}
