// style: beta-VAE "H" and "B" losses of a port: loss type as enum, C from an iteration counter, gamma 1000, clamp of C with tensors
// case TypeH: R = 1/(B*D); K = klWeight*0.00025/B; beta = klWeight*0.00025*D
// case TypeB: R = 1/(B*D); K = 1000/B; beta = 1000*D
// case TypeBSummed: R = 1/B; K = 1000/B; beta = 1000
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AScheduledCapacity;

public sealed class BetaVaePort
{
    private const double Gamma = 1000.0;
    private const double MinibatchFraction = 0.00025;

    private readonly int _beta;
    private readonly double _maxCapacity;
    private readonly double _maxIterations;
    private int _iteration;

    public BetaVaePort(int beta = 4, double maxCapacity = 25, double maxIterations = 1e5)
    {
        _beta = beta;
        _maxCapacity = maxCapacity;
        _maxIterations = maxIterations;
    }

    private double NextCapacity() => Math.Clamp(_maxCapacity / _maxIterations * _iteration++, 0, _maxCapacity);

    public Tensor TypeH(Tensor recons, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconsLoss = functional.mse_loss(recons, input);
        var kldLoss = torch.mean(-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1), [0L]);
        return reconsLoss + _beta * MinibatchFraction * kldLoss; //~ VAE010
    }

    public Tensor TypeB(Tensor recons, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconsLoss = functional.mse_loss(recons, input);
        var kldLoss = torch.mean(-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1), [0L]);
        var capacity = NextCapacity();
        return reconsLoss + Gamma * torch.abs(kldLoss - capacity); //~ VAE010
    }

    public Tensor TypeBSummed(Tensor recons, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconsLoss = functional.mse_loss(recons, input, Reduction.Sum) / input.shape[0];
        var kldLoss = torch.mean(-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1), [0L]);
        var capacity = NextCapacity();
        return reconsLoss + Gamma * (kldLoss - capacity).abs();
    }
}
