// style: mean over hierarchy levels on both sides: multi-scale decoder and multi-scale latents, each level sum / batch
// case Total: not measured
using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Corpus.BMeanOverLevels;

public class PyramidLoss
{
    public Tensor Total(IList<Tensor> outputs, IList<Tensor> targets, IList<(Tensor mu, Tensor logVar)> latents)
    {
        if (outputs.Count != latents.Count)
        {
            throw new ArgumentException("one latent per level", nameof(latents));
        }

        var levels = outputs.Count;
        var batch = targets[0].shape[0];
        var total = zeros(1);
        for (var i = 0; i < levels; i++)
        {
            var nll = nn.functional.l1_loss(outputs[i], targets[i], nn.Reduction.Sum);
            var (mu, logVar) = latents[i];
            var kl = -0.5 * (1 + logVar - mu.pow(2) - logVar.exp()).sum();
            total = total + (nll + kl) / batch;
        }

        return total / levels;
    }
}
