// style: binary concrete latents, hand-written Bernoulli KL to a fixed sparse prior, learned with relaxed samples
// case Loss: not measured
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BBernoulliLatent;

public sealed class BinaryLatentObjective
{
    private readonly double _prior;

    public BinaryLatentObjective(double prior) => _prior = prior;

    public Tensor Loss(Tensor decoded, Tensor x, Tensor q)
    {
        var recon = (decoded - x).pow(2).flatten(1).sum(1).mean();

        var on = q * (q.clamp(1e-6, 1 - 1e-6).log() - Math.Log(_prior));
        var off = (1 - q) * ((1 - q).clamp(1e-6, 1 - 1e-6).log() - Math.Log(1 - _prior));
        var kl = (on + off).sum(1).mean();

        return recon + kl;
    }
}
