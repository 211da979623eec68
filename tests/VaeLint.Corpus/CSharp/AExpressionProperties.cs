// style: a posterior type with expression-bodied properties for the sample and its KL; losses as expression-bodied methods
// case Loss: R = 1/(B*D); K = 1/B; beta = D
// case LossKlMean: R = 1/B; K = 1/(B*L); beta = 1/L
// case LossRight: R = 1/B; K = 1/B; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.AExpressionProperties;

// After diffusers' DiagonalGaussianDistribution.
public sealed class DiagonalGaussianDistribution
{
    public DiagonalGaussianDistribution(Tensor mean, Tensor logvar)
    {
        Mean = mean;
        LogVar = logvar;
        Std = torch.exp(0.5 * LogVar);
        Var = torch.exp(LogVar);
    }

    public Tensor Mean { get; }

    public Tensor LogVar { get; }

    public Tensor Std { get; }

    public Tensor Var { get; }

    public Tensor Sample => Mean + Std * torch.randn_like(Mean);

    public Tensor Kl => 0.5 * torch.sum(torch.pow(Mean, 2) + Var - 1.0 - LogVar, dim: 1);

    public Tensor MeanKl => 0.5 * torch.mean(torch.pow(Mean, 2) + Var - 1.0 - LogVar);
}

public static class KlObjective
{
    public static Tensor Loss(Tensor output, Tensor input, DiagonalGaussianDistribution posterior)
        => F.mse_loss(output, input) + posterior.Kl.mean(); //~ VAE001

    public static Tensor LossKlMean(Tensor output, Tensor input, DiagonalGaussianDistribution posterior)
        => F.mse_loss(output, input, Reduction.Sum) / input.shape[0]
            + posterior.MeanKl; //~ VAE002

    public static Tensor LossRight(Tensor output, Tensor input, DiagonalGaussianDistribution posterior)
        => F.mse_loss(output, input, Reduction.Sum) / input.shape[0] + posterior.Kl.sum() / input.shape[0];
}
