// style: semi-supervised segmentation: Dice and cross-entropy on labels, KL between the softmax of two decoders, exponential ramp-up
// case Loss: not a VAE
using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeLint.Corpus.DConsistencySegmentation;

public sealed class UncertaintyRectified
{
    private static Tensor Dice(Tensor probabilities, Tensor target)
    {
        var intersection = (probabilities * target).sum([1, 2, 3]);
        var cardinality = probabilities.sum([1, 2, 3]) + target.sum([1, 2, 3]);
        return 1 - ((2 * intersection + 1e-5) / (cardinality + 1e-5)).mean();
    }

    public Tensor Loss(Tensor main, Tensor auxiliary, Tensor labels, Tensor oneHot, int step, int rampUp)
    {
        var supervised = 0.5 * (functional.cross_entropy(main, labels) + Dice(functional.softmax(main, 1), oneHot));
        var logP = functional.log_softmax(auxiliary, 1);
        var q = functional.softmax(main, 1);
        var variance = (q * (torch.log(q + 1e-8) - logP)).sum(1);
        var consistency = (torch.exp(-variance) * (q - logP.exp()).square().sum(1)).mean() + variance.mean();
        var weight = 0.1 * Math.Exp(-5 * Math.Pow(1 - Math.Min(1.0, (double)step / rampUp), 2));
        return supervised + weight * consistency;
    }
}
