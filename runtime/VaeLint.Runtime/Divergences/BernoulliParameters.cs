using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>q, 1 − q and both logarithms, each computed from what was given so that none of them cancels.</summary>
internal readonly record struct BernoulliParameters(Tensor Probability, Tensor Complement, Tensor LogProbability, Tensor LogComplement)
{
    public static BernoulliParameters FromLogits(Tensor logits) =>
        new(logits.sigmoid(), logits.neg().sigmoid(), Elementwise.Softplus(logits.neg()).neg(), Elementwise.Softplus(logits).neg());

    public static BernoulliParameters FromProbabilities(Tensor probabilities) =>
        new(probabilities, 1.0 - probabilities, Elementwise.LogProbability(probabilities), Elementwise.LogComplement(probabilities));
}
