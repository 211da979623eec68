// style: fairness research: mean squared error of normalised features, an MMD between groups with its own weight, KL averaged over the batch
// case LossFunctionVae: R = 1/(B*D); K = 1/B; beta = D
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DCounterfactualFairness;

public sealed class FairArgs
{
    public double Gamma { get; init; } = 10.0;
}

public sealed class FairTrainer(FairArgs args)
{
    private static Tensor MmdLinear(Tensor a, Tensor b)
    {
        var difference = a.mean([0L]) - b.mean([0L]);
        return difference.square().sum();
    }

    public Dictionary<string, Tensor> LossFunctionVae(Tensor reconstructed, Tensor data, Tensor muH, Tensor logvarH, Tensor h, IReadOnlyList<Tensor> groupIndices)
    {
        Tensor mmdLoss = zeros(1, dtype: data.dtype);
        var pairs = 0;
        for (var i = 0; i < groupIndices.Count; i++)
        {
            for (var j = i + 1; j < groupIndices.Count; j++)
            {
                pairs++;
                mmdLoss = mmdLoss + MmdLinear(h.index_select(0, groupIndices[i]), h.index_select(0, groupIndices[j]));
            }
        }

        if (pairs > 0)
        {
            mmdLoss = mmdLoss / pairs;
        }

        var lossR = functional.mse_loss(reconstructed, data); //~ VAE001
        var kl = torch.mean(-0.5 * torch.sum(1 + logvarH - muH.pow(2) - logvarH.exp(), dim: 1), [0L]);

        var loss = lossR + args.Gamma * mmdLoss + kl;
        return new() { ["loss"] = loss, ["loss_r"] = lossR, ["loss_mmd"] = mmdLoss, ["loss_kl"] = kl };
    }
}
