// style: controlled capacity increase for medical images: mean squared error, gamma times the distance of the KL from a growing capacity
// case Forward: R = 1/(B*D); K = gamma/B; beta = gamma*D
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DCapacityControl;

public sealed class CapacityLoss(double gamma, double maxCapacity, int stopIteration)
{
    private int _iteration;

    public Tensor Forward(Tensor recons, Tensor input, Tensor mu, Tensor logVar)
    {
        var reconsLoss = functional.mse_loss(recons, input);
        var kldLoss = torch.mean(-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1));
        var c = Math.Clamp(maxCapacity / stopIteration * _iteration, 0, maxCapacity);
        _iteration++;
        return reconsLoss + gamma * (kldLoss - c).abs(); //~ VAE010
    }
}
