// style: VAE with planar flows on the posterior: log q0 - sum log det - log p as the KL, loop over flows, minus ELBO
// case Loss: not measured
using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace VaeLint.Corpus.BPlanarFlowPosterior;

public interface IFlow
{
    (Tensor z, Tensor logDet) Apply(Tensor z);
}

public class FlowVaeLoss
{
    private readonly IReadOnlyList<IFlow> _flows;
    private readonly Func<Tensor, Tensor> _decode;
    private static readonly double HalfLog2Pi = 0.5 * Math.Log(2 * Math.PI);

    public FlowVaeLoss(IReadOnlyList<IFlow> flows, Func<Tensor, Tensor> decode)
    {
        _flows = flows;
        _decode = decode;
    }

    public Tensor Loss(Tensor x, Tensor mu, Tensor logVar)
    {
        var eps = randn_like(mu);
        var z = mu + (0.5 * logVar).exp() * eps;
        var logQ = (-0.5 * eps.pow(2) - 0.5 * logVar - HalfLog2Pi).sum(1);
        foreach (var flow in _flows)
        {
            (z, var logDet) = flow.Apply(z);
            logQ -= logDet;
        }

        var logP = (-0.5 * z.pow(2) - HalfLog2Pi).sum(1);
        var nll = F.binary_cross_entropy_with_logits(_decode(z), x, reduction: nn.Reduction.None).flatten(1).sum(1);
        return (nll + logQ - logP).mean();
    }
}
