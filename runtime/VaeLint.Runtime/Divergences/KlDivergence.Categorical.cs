using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class KlDivergence
{
    /// <summary>KL(Categorical(softmax(a)) ‖ Categorical(softmax(aₚ))) per sample: Σ q·log(q/p) over the classes and all latent variables.</summary>
    /// <param name="logits">a of the posterior, [B, …] with one axis of classes; need not be normalised.</param>
    /// <param name="priorLogits">aₚ: the shape of <paramref name="logits"/>, or without its batch axes; null for the uniform prior.</param>
    /// <param name="classDim">The axis of the classes; negative numbers count from the end.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The prior does not expand to the posterior, there is no axis of classes, or the batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classDim"/> is no axis, or one of the batch.</exception>
    /// <remarks>Jang, Gu and Poole, Categorical Reparameterization with Gumbel-Softmax (arXiv:1611.01144). Logits of −∞ exclude a class; 0·log 0 is 0.</remarks>
    public static Tensor Categorical(Tensor logits, Tensor? priorLogits = null, int classDim = -1, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        return EventAxes.Sum(CategoricalElements(nameof(Categorical), logits, priorLogits, classDim, batchDims), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>The divergence of every latent variable of <see cref="Categorical"/>: summed over the classes only.</summary>
    /// <param name="logits">a of the posterior, [B, …] with one axis of classes; need not be normalised.</param>
    /// <param name="priorLogits">aₚ: the shape of <paramref name="logits"/>, or without its batch axes; null for the uniform prior.</param>
    /// <param name="classDim">The axis of the classes; negative numbers count from the end.</param>
    /// <param name="batchDims">Leading axes that are samples.</param>
    /// <returns>Nats per latent variable, the shape of <paramref name="logits"/> without the axis of classes; float32, or float64 when an input is.</returns>
    /// <exception cref="ShapeException">The prior does not expand to the posterior, there is no axis of classes, or the batch is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classDim"/> is no axis, or one of the batch.</exception>
    /// <remarks>As <see cref="Categorical"/>.</remarks>
    public static Tensor CategoricalPerDimension(Tensor logits, Tensor? priorLogits = null, int classDim = -1, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        return CategoricalElements(nameof(CategoricalPerDimension), logits, priorLogits, classDim, batchDims).MoveToOuterDisposeScope();
    }

    private static Tensor CategoricalElements(string function, Tensor logits, Tensor? priorLogits, int classDim, int batchDims)
    {
        function = nameof(KlDivergence) + "." + function;
        Arguments.HasBatch(function, nameof(logits), logits, batchDims);
        var classes = ClassAxis(function, logits, classDim, batchDims);
        if (priorLogits is not null)
        {
            if (priorLogits.dim() == 0)
            {
                throw new ShapeException($"{function}: priorLogits is a scalar, it needs one value per class. Leave it out for the uniform prior.", nameof(priorLogits), expected: ShapeErrors.Text(logits), actual: []);
            }

            PriorShapes.ExpandsOverBatch(function, nameof(priorLogits), priorLogits, nameof(logits), logits, batchDims);
        }

        var type = Precision.Of(logits, priorLogits);
        var posterior = logits.To(type).log_softmax(classes);

        // Zeros go through the same arithmetic, so that a uniform posterior is exactly 0 away.
        var prior = (priorLogits?.To(type) ?? zeros_like(posterior)).log_softmax(classes - logits.dim());
        return RelativeEntropy.Outcome(posterior.exp(), posterior, prior).sum(classes);
    }

    private static long ClassAxis(string function, Tensor logits, int classDim, int batchDims)
    {
        var rank = (int)logits.dim();
        if (rank == batchDims)
        {
            throw new ShapeException(
                $"{function}: logits is {ShapeErrors.Text(logits)} and all its axes are batch axes; it needs an axis of classes after them.",
                nameof(logits),
                expected: $"at least {batchDims + 1} axes",
                actual: logits.shape);
        }

        var axis = classDim < 0 ? classDim + rank : classDim;
        if (axis < batchDims || axis >= rank)
        {
            throw new ArgumentOutOfRangeException(
                null,
                $"{function}: classDim is {classDim}, logits is {ShapeErrors.Text(logits)} with batchDims {batchDims}. Name an axis after the batch: {batchDims} to {rank - 1}, or -1 for the last.");
        }

        return axis;
    }
}
