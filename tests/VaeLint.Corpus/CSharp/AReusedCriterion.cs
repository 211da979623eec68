// style: service class with a private criterion used by fit, score, early stopping, grid search and export; criterion returns total and parts
// case Criterion: R = 1/B; K = 1/(B*L); beta = 1/L
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.AReusedCriterion;

public sealed class AnomalyDetector : IDisposable
{
    private readonly Linear _encode = Linear(30, 2 * 5);
    private readonly Linear _decode = Linear(5, 30);

    internal static (Tensor total, Tensor nll, Tensor kl) Criterion(Tensor decoded, Tensor rows, Tensor mu, Tensor logVar)
    {
        var nll = F.mse_loss(decoded, rows, Reduction.None).sum(dim: -1).mean();
        var kl = torch.mean(-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())); //~ VAE002
        return (nll + kl, nll, kl);
    }

    private (Tensor decoded, Tensor mu, Tensor logVar) Pass(Tensor rows)
    {
        var heads = _encode.call(rows).chunk(2, dim: -1);
        return (_decode.call(heads[0] + (heads[1] / 2).exp() * randn_like(heads[0])), heads[0], heads[1]);
    }

    public void Fit(Tensor rows, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var (decoded, mu, logVar) = Pass(rows);
        var (total, _, _) = Criterion(decoded, rows, mu, logVar);
        total.backward();
        optimizer.step();
    }

    public double Score(Tensor rows)
    {
        var (decoded, mu, logVar) = Pass(rows);
        return Criterion(decoded, rows, mu, logVar).total.ToDouble();
    }

    public bool ShouldStop(Tensor validation, double best) => Score(validation) > best * 1.02;

    public Dictionary<string, double> Report(Tensor rows)
    {
        var (decoded, mu, logVar) = Pass(rows);
        var parts = Criterion(decoded, rows, mu, logVar);
        return new() { ["nll"] = parts.nll.ToDouble(), ["kl"] = parts.kl.ToDouble(), ["total"] = parts.total.ToDouble() };
    }

    public Tensor Regularised(Tensor rows, double decay)
    {
        var (decoded, mu, logVar) = Pass(rows);
        var (total, _, _) = Criterion(decoded, rows, mu, logVar);
        return total + decay * (_encode.weight.pow(2).sum() + _decode.weight.pow(2).sum());
    }

    public void Dispose()
    {
        _encode.Dispose();
        _decode.Dispose();
    }
}
