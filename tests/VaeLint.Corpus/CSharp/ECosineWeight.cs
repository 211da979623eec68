// style: Lightning module with a cosine KL weight between two bounds, computed from the global step once the first epoch has set the period
// case LossFunction: R = 1/(B*D); K = w/B; beta = w*D
// note: the weight is a schedule, so it is free
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.ECosineWeight;

public sealed class LabelConditionedVae
{
    private readonly double _nMin;
    private readonly double _nMax;
    private long _period = 1;
    private bool _isFirstEpoch = true;

    public LabelConditionedVae(double nMin = 0.0, double nMax = 0.1)
    {
        _nMin = nMin;
        _nMax = nMax;
    }

    public int CurrentEpoch { get; set; }

    public long GlobalStep { get; set; }

    public Dictionary<string, Tensor> LossFunction(Tensor reconsX, Tensor x, Tensor mu, Tensor logVar)
    {
        if (CurrentEpoch == 1 && _isFirstEpoch)
        {
            _period = GlobalStep;
            _isFirstEpoch = false;
        }

        double klWeight;
        if (CurrentEpoch > 0)
        {
            klWeight = _nMin + 0.5 * (_nMax - _nMin) * (1 + Math.Cos((double)GlobalStep / _period * Math.PI));
        }
        else
        {
            klWeight = 1e-4;
        }

        var reconsLoss = F.mse_loss(reconsX, x);
        var kldLoss = torch.mean(-0.5 * torch.sum(1 + logVar - mu.pow(2) - logVar.exp(), dim: 1), [0]);
        var loss = reconsLoss + klWeight * kldLoss; //~ VAE010
        return new() { ["loss"] = loss, ["Reconstruction_Loss"] = reconsLoss.detach(), ["KLD"] = -kldLoss.detach() };
    }
}
