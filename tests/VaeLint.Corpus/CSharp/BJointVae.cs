// style: JointVAE: mean BCE times the number of pixels, continuous and discrete KL with capacities, everything divided by the pixels at the end
// case LossFunction: not measured
using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BJointVae;

public sealed record Capacity(double Min, double Max, int Iterations, double Gamma)
{
    public double At(int step) => Math.Min(Min + (Max - Min) * step / Iterations, Max);
}

public class JointTrainer
{
    private readonly long _numPixels;
    private readonly Capacity _continuous, _discrete;
    private int _step;

    public JointTrainer((long C, long H, long W) imageSize, Capacity continuous, Capacity discrete)
    {
        _numPixels = imageSize.C * imageSize.H * imageSize.W;
        _continuous = continuous;
        _discrete = discrete;
    }

    public Tensor LossFunction(Tensor data, Tensor reconData, Tensor mean, Tensor logvar, IReadOnlyList<Tensor> alphas)
    {
        _step++;
        var reconLoss = F.binary_cross_entropy(reconData.view(-1, _numPixels), data.view(-1, _numPixels));
        // F.binary_cross_entropy averages over pixels, the loss should be a sum
        reconLoss *= _numPixels;

        var klValues = -0.5 * (1 + logvar - mean.pow(2) - logvar.exp());
        var klContinuous = klValues.mean([0]).sum();
        var klDiscrete = alphas.Select(CategoricalKl).Aggregate((a, b) => a + b);

        var continuousCapacityLoss = _continuous.Gamma * torch.abs(_continuous.At(_step) - klContinuous);
        var discreteCapacityLoss = _discrete.Gamma * torch.abs(_discrete.At(_step) - klDiscrete);
        var totalLoss = reconLoss + continuousCapacityLoss + discreteCapacityLoss;

        // Not essential, but helps to compare image sizes
        return totalLoss / _numPixels;
    }

    private static Tensor CategoricalKl(Tensor alpha)
    {
        const double eps = 1e-12;
        var negativeEntropy = (alpha * (alpha + eps).log()).sum(1).mean();
        return Math.Log(alpha.shape[1]) + negativeEntropy;
    }
}
