// style: GAN generator step with VAE terms: adversarial loss plus two lambdas of a config class, helpers in a static losses class
// case GeLoss: R = w1/(B*D); K = w2/B; beta = w2/w1*D
// note: both weights are free and on one line; one finding is expected
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DGeneratorWithVae;

public sealed class TrainConfig
{
    public double LambdaVaeRecon { get; set; } = 1.0;

    public double LambdaVaeKld { get; set; } = 1e-3;

    public int NumGAccumulations { get; set; } = 1;
}

internal static class Losses
{
    public static Tensor GeneratorLoss(Tensor disFake) => -torch.mean(disFake);

    public static Tensor VaeReconLoss(Tensor gz, Tensor x) => functional.mse_loss(gz, x);

    public static Tensor VaeKldLoss(Tensor mu, Tensor logVar) => torch.mean(-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), 1));
}

public sealed class GeneratorEncoder(TrainConfig config)
{
    public Tensor GeLoss(Tensor disFake, Tensor gz, Tensor x, Tensor mu, Tensor logVar)
    {
        var gLoss = Losses.GeneratorLoss(disFake) / config.NumGAccumulations;
        var vaeReconLoss = Losses.VaeReconLoss(gz, x);
        var vaeKldLoss = Losses.VaeKldLoss(mu, logVar);
        return gLoss + vaeReconLoss * config.LambdaVaeRecon + vaeKldLoss * config.LambdaVaeKld; //~ VAE010
    }
}
