// style: free bits by clamping the KL, capacity objective gamma * |KL - C|, as in the disentanglement papers
// case FreeBits: R = 1/(B*D); K = 1/B; beta = D
// case FreeBitsPerDimension: R = 1/(B*D); K = 1/B; beta = D
// case CapacityMean: R = 1/(B*D); K = gamma/B; beta = gamma*D
// case CapacitySum: R = 1/B; K = gamma/B; beta = gamma
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.AFreeBitsAndCapacity;

public sealed class CapacityControlledLoss
{
    private readonly double _gamma;
    private readonly double _capacityMax;
    private readonly long _capacitySteps;
    private long _step;

    public CapacityControlledLoss(double gamma, double capacityMax, long capacitySteps)
    {
        _gamma = gamma;
        _capacityMax = capacityMax;
        _capacitySteps = capacitySteps;
    }

    public Tensor FreeBits(Tensor recon, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconLoss = functional.mse_loss(recon, input); //~ VAE001
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return reconLoss + torch.clamp(kl, min: 0.05);
    }

    public Tensor FreeBitsPerDimension(Tensor recon, Tensor input, Tensor mu, Tensor logVar, double lambda)
    {
        var reconLoss = functional.mse_loss(recon, input); //~ VAE001
        var perDimension = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).mean([0]);
        return reconLoss + perDimension.clamp(min: lambda).sum();
    }

    public Tensor CapacityMean(Tensor recon, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconLoss = functional.mse_loss(recon, input);
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return reconLoss + _gamma * (kl - Capacity()).abs(); //~ VAE010
    }

    public Tensor CapacitySum(Tensor recon, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconLoss = functional.mse_loss(recon, input, Reduction.Sum) / input.shape[0];
        var kl = (-0.5 * (1 + logVar - mu.pow(2) - logVar.exp())).sum(1).mean();
        return reconLoss + _gamma * (kl - Capacity()).abs();
    }

    public void Advance() => _step++;

    private double Capacity() => Math.Min(_capacityMax, _capacityMax * _step / _capacitySteps);
}
