// style: disentanglement code: the KL per dimension, its total with a kept axis and its mean go to a logger; the total is added to logits summed over the batch size
// case Objective: R = 1/B; K = w/B; beta = w
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeLint.Corpus.ELoggedDimensions;

public interface IScalarLog
{
    void AddScalars(string name, IReadOnlyDictionary<string, double> values, long step);
}

public sealed class DimensionwiseVae
{
    private readonly IScalarLog? _logger;
    private readonly double _beta;

    public DimensionwiseVae(double beta, IScalarLog? logger = null)
    {
        _beta = beta;
        _logger = logger;
    }

    private (Tensor Total, Tensor Dimensionwise, Tensor Mean) KldLoss(Tensor mu, Tensor logsigma, long step)
    {
        var kld = -0.5 * (1 + logsigma - mu.pow(2) - logsigma.exp());
        var meanKld = kld.mean([1]).mean([0], keepdim: true);
        var totalKld = kld.sum(dim: 1).mean([0], keepdim: true);
        var dimwiseKld = kld.mean([0]);
        if (_logger is not null)
        {
            var values = new Dictionary<string, double> { ["total"] = totalKld.item<double>(), ["mean"] = meanKld.item<double>() };
            for (var i = 0L; i < dimwiseKld.size(0); i++)
            {
                values[$"kld_{i}"] = dimwiseKld[i].item<double>();
            }

            _logger.AddScalars("Dimwise-KLD", values, step);
        }

        return (totalKld, dimwiseKld, meanKld);
    }

    public Tensor Objective(Tensor logits, Tensor x, Tensor mu, Tensor logsigma, long step = 0)
    {
        var reconLoss = F.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum).div(x.size(0));
        var (totalKld, _, _) = KldLoss(mu, logsigma, step);
        return reconLoss + _beta * totalKld;
    }
}
