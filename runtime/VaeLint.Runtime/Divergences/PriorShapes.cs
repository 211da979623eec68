using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Which shapes a prior may have beside its posterior: one for all samples, or one for each.</summary>
internal static class PriorShapes
{
    /// <summary>The event axes agree; batch axes may be missing or 1; a single number stands for all. So nothing is enlarged and no size is guessed.</summary>
    /// <exception cref="ShapeException">They do not.</exception>
    public static void ExpandsOverBatch(string function, string name, Tensor tensor, string referenceName, Tensor reference, int batchDims)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        Arguments.IsReal(function, name, tensor);
        if (tensor.dim() == 0)
        {
            // libtorch lets a single number of the CPU take part in any device's arithmetic.
            return;
        }

        Arguments.SameDevice(function, name, tensor, referenceName, reference);
        if (!Fits(tensor, reference, batchDims))
        {
            var expands = ShapeArithmetic.Expands(tensor.shape, reference.shape);
            throw new ShapeException(
                $"{function}: {name} is {ShapeErrors.Text(tensor)}, {referenceName} is {ShapeErrors.Text(reference)}. {name} may lack the batch axes, its other axes must be those of {referenceName}"
                + (expands ? $"; if one value is meant for all, use {name}.expand_as({referenceName})." : "."),
                name,
                expected: ShapeErrors.Text(reference),
                actual: tensor.shape,
                suggestions: expands ? [$"{name}.expand_as({referenceName})"] : []);
        }
    }

    private static bool Fits(Tensor tensor, Tensor reference, int batchDims)
    {
        var missing = (int)(reference.dim() - tensor.dim());
        if (missing < 0 || missing > batchDims)
        {
            return false;
        }

        for (var axis = missing; axis < reference.dim(); axis++)
        {
            var size = tensor.size(axis - missing);
            if (size != reference.size(axis) && (axis >= batchDims || size != 1))
            {
                return false;
            }
        }

        return true;
    }
}
