// style: divergence module in which one closing parenthesis moved: the exponentials are summed before they meet the other parts, so every element loses the total; and the module as it was meant
// case Loss: not measured
// case LossRight: R = 1; K = 1; beta = 1
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.HInnerTotal;

public static class ProteinDivergence
{
    private static Tensor Error(Tensor decoded, Tensor x) => F.mse_loss(decoded, x, Reduction.Sum);

    public static Tensor Loss(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var divergence = -0.5 * torch.sum(1.0 + logvar - torch.pow(mu, 2) - torch.exp(logvar).sum()); //~ VAE101
        return Error(decoded, x) + divergence;
    }

    public static Tensor LossRight(Tensor decoded, Tensor x, Tensor mu, Tensor logvar)
    {
        var divergence = -0.5 * torch.sum(1.0 + logvar - torch.pow(mu, 2) - torch.exp(logvar));
        return Error(decoded, x) + divergence;
    }
}
