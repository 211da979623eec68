using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Several KLs of one batch: the layers of a hierarchy.</summary>
internal static class TensorLists
{
    /// <summary>There is a tensor, none is null or has an empty batch, and the batch axes of all are those of the first.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="ShapeException">A batch is empty, or the batches differ.</exception>
    public static void RequireBatches(string function, string name, IReadOnlyList<Tensor> tensors, int batchDims)
    {
        RequireAny(function, name, tensors);
        for (var index = 0; index < tensors.Count; index++)
        {
            var element = $"{name}[{index}]";
            Arguments.HasBatch(function, element, tensors[index], batchDims);
            for (var axis = 0; axis < batchDims; axis++)
            {
                if (tensors[index].size(axis) != tensors[0].size(axis))
                {
                    throw new ShapeException(
                        $"{function}: {element} is {ShapeErrors.Text(tensors[index])}, {name}[0] is {ShapeErrors.Text(tensors[0])}. All need the same batch axes.",
                        element,
                        axis,
                        $"{tensors[0].size(axis)}",
                        tensors[index].shape);
                }
            }
        }
    }

    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static void RequireAny(string function, string name, IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors, name);
        if (tensors.Count == 0)
        {
            throw new ArgumentException($"{function}: {name} is empty. Pass at least one KL, for example KlDivergence.ToStandardNormal(mean, logVariance).", name);
        }
    }

    public static ScalarType PrecisionOf(IReadOnlyList<Tensor> tensors)
    {
        var type = ScalarType.Float32;
        foreach (var tensor in tensors)
        {
            type = Precision.Of(tensor) == ScalarType.Float64 ? ScalarType.Float64 : type;
        }

        return type;
    }
}
