// style: careless sum().mean() on both sides, the mean of a scalar does nothing; switch expression over a loss kind
// case Bce: R = 1; K = 1; beta = 1
// case Mse: R = 1; K = 1; beta = 1
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using static TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.BSumThenMeanNoOp;

public enum ReconKind { Bce, Mse }

public class NotebookLoss
{
    public ReconKind Kind = ReconKind.Bce;

    public Tensor Get(Tensor x_hat, Tensor x, Tensor mu, Tensor logvar)
    {
        var rec = Kind switch
        {
            ReconKind.Bce => binary_cross_entropy(x_hat, x, reduction: None).sum().mean(),
            ReconKind.Mse => mse_loss(x_hat, x, reduction: None).sum().mean(),
            _ => throw new NotSupportedException(),
        };
        var kl = (-0.5 * (1 + logvar - mu.pow(2) - logvar.exp())).sum().mean();
        return rec + kl;
    }
}
