using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class NegativeLogLikelihood
{
    /// <summary>Bernoulli decoder given by logits, −log p(x|z) per sample: Σ (1−x)·softplus(a) + x·softplus(−a).</summary>
    /// <param name="logits">Decoder output before the sigmoid, [B, …].</param>
    /// <param name="target">Values in [0, 1], the same shape as <paramref name="logits"/>.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked elements add 0.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes differ, or the batch is empty.</exception>
    /// <exception cref="ArgumentException">The target is uint8, or has values outside [0, 1] (checked on the first call, on CPU).</exception>
    /// <remarks>Kingma and Welling, Auto-Encoding Variational Bayes (arXiv:1312.6114), Appendix C.1.</remarks>
    public static Tensor BernoulliLogits(Tensor logits, Tensor target, Tensor? mask = null, int batchDims = 1)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(BernoulliLogits);
        Arguments.HasBatch(Function, nameof(logits), logits, batchDims);
        Arguments.SameShape(Function, nameof(target), target, nameof(logits), logits, batchDims);
        using var scope = NewDisposeScope();
        var type = Precision.Of(logits, target);
        var activations = logits.To(type);

        // No form that subtracts: a well-fitted pixel keeps all its digits, and softplus has a threshold that costs some in float64.
        var off = nn.functional.logsigmoid(-activations).neg();
        var on = nn.functional.logsigmoid(activations).neg();
        return EventAxes.Sum(lerp(off, on, target.To(type)), batchDims).MoveToOuterDisposeScope();
    }
}
