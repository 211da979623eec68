using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class NegativeLogLikelihood
{
    /// <summary>Categorical decoder (text, quantised pixels), −log p(x|z) per sample: Σ log Σ exp(l) − l[x], over all positions of the event.</summary>
    /// <param name="logits">Unnormalised log-probabilities with a class axis, [B, …, V, …].</param>
    /// <param name="target">Class indices of any integer type, the shape of <paramref name="logits"/> without its class axis.</param>
    /// <param name="classDim">The class axis of <paramref name="logits"/>: −1 for text [B, T, V], 1 for images [B, V, H, W].</param>
    /// <param name="ignoreIndex">Positions with this target add 0 (padding); it need not be a class.</param>
    /// <param name="mask">0/1 or a weight, of the target's shape or a prefix of it; masked positions add 0. The sum is never divided by their number.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The shapes do not fit, or the batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classDim"/> is no axis of the event.</exception>
    /// <exception cref="ArgumentException">The target is no integer type, or holds an index outside the classes (checked on CPU until a call passes).</exception>
    /// <remarks>Bowman et al., Generating Sentences from a Continuous Space (arXiv:1511.06349), for sequences. The gradient with respect to the logits is softmax − one-hot.</remarks>
    public static Tensor Categorical(Tensor logits, Tensor target, int classDim, long? ignoreIndex = null, Tensor? mask = null, int batchDims = 1)
    {
        const string Function = nameof(NegativeLogLikelihood) + "." + nameof(Categorical);
        Arguments.HasBatch(Function, nameof(logits), logits, batchDims);
        Arguments.IsNetworkOutput(Function, nameof(logits), logits);
        var classAxis = ClassAxis.Check(Function, logits, target, classDim, batchDims);
        Arguments.IsInteger(Function, nameof(target), target);
        Arguments.IsMaskOf(Function, mask, nameof(target), target, batchDims);
        using var scope = NewDisposeScope();
        var type = Precision.Of(logits, mask);
        var kept = ElementMask.Of(mask, target, type);
        var indices = target.To(ScalarType.Int64);
        if (ignoreIndex is { } ignored)
        {
            kept = kept.Without(indices.eq(ignored), type);
        }

        indices = kept.Fill(indices, 0);
        if (FirstCallChecks.AreDue(Function, target))
        {
            ValueRange.Classes(Function, nameof(target), indices, logits.size(classAxis));
            FirstCallChecks.Passed(Function);
        }

        var positions = indices.unsqueeze(classAxis);
        var scores = kept.InsertAxis(classAxis).Fill(logits.To(type), 0);
        var chosen = scores.gather(classAxis, positions);

        // softplus(log Σ over the other classes − chosen): log-softmax subtracts, and loses a token that is predicted well.
        var others = Elementwise.LogSumExp(scores.scatter(classAxis, positions, full_like(chosen, Lowest(type), requires_grad: false)), classAxis);
        var likelihood = Elementwise.Softplus(others - chosen).squeeze(classAxis);
        return EventAxes.Sum(kept.Weigh(likelihood), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>Not −∞: one class leaves nothing to sum, and the gradient of log 0 would be NaN.</summary>
    private static double Lowest(ScalarType type) => type == ScalarType.Float64 ? double.MinValue : float.MinValue;
}
