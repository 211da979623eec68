using static TorchSharp.torch;

namespace VaeLint.Tensors;

internal static partial class Arguments
{
    /// <summary>A mask has the target's shape, or its first axes.</summary>
    /// <exception cref="ShapeException">It has neither.</exception>
    public static void IsMaskOf(string function, Tensor? mask, string targetName, Tensor target, int batchDims)
    {
        if (mask is null)
        {
            return;
        }

        IsReal(function, nameof(mask), mask);
        SameDevice(function, nameof(mask), mask, targetName, target);

        // A scalar would be an empty prefix: a mask that was summed by accident, which would scale the whole loss.
        var fits = mask.dim() <= target.dim() && (mask.dim() > 0 || target.dim() == 0);
        for (var axis = 0; fits && axis < mask.dim(); axis++)
        {
            fits = mask.size(axis) == target.size(axis);
        }

        if (!fits)
        {
            throw ShapeErrors.NotAPrefix(function, nameof(mask), mask, targetName, target, batchDims);
        }
    }
}
