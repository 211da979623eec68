// style: optional beta as a nullable argument that falls back to 1, and a required one through the null-coalescing operator
// case Plain: R = 1/(B*D); K = 1/B; beta = D
// case FromConfig: R = 1/(B*D); K = klWeight/B; beta = klWeight*D
// case PlainSummed: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.ANullableBeta;

public sealed class TrainingConfig
{
    public double? Beta { get; set; }

    public string DataDirectory { get; set; } = "data";
}

public static class ConfigurableLoss
{
    private static Tensor Divergence(Tensor mean, Tensor logVar) => (0.5 * (mean.pow(2) + logVar.exp() - 1 - logVar)).sum(1).mean();

    public static Tensor Plain(Tensor output, Tensor target, Tensor mean, Tensor logVar, double? beta = null)
    {
        var weight = beta ?? 1.0;
        var reconstruction = functional.huber_loss(output, target); //~ VAE001
        return reconstruction + weight * Divergence(mean, logVar);
    }

    public static Tensor FromConfig(Tensor output, Tensor target, Tensor mean, Tensor logVar, TrainingConfig config)
    {
        var weight = config.Beta ?? 0.5;
        var reconstruction = functional.mse_loss(output, target);
        return reconstruction + weight * Divergence(mean, logVar); //~ VAE010
    }

    public static Tensor PlainSummed(Tensor output, Tensor target, Tensor mean, Tensor logVar, double? beta = null)
    {
        var reconstruction = functional.mse_loss(output, target, Reduction.Sum) / target.shape[0];
        return reconstruction + (beta ?? 1.0) * Divergence(mean, logVar);
    }
}
