using static TorchSharp.torch;

namespace VaeLint.Tensors;

internal static partial class Arguments
{
    /// <summary>A mask has the target's shape, or its first axes.</summary>
    /// <exception cref="ShapeException">It has neither.</exception>
    public static void IsMaskOf(string function, Tensor? mask, string targetName, Tensor target)
    {
        if (mask is null)
        {
            return;
        }

        SameDevice(function, "mask", mask, targetName, target);
        var fits = mask.dim() <= target.dim();
        for (var axis = 0; fits && axis < mask.dim(); axis++)
        {
            fits = mask.size(axis) == target.size(axis);
        }

        if (!fits)
        {
            var repair = Expands(mask, target) ? $" Use mask.expand_as({targetName})." : "";
            throw new ShapeException(
                $"{function}: mask is {ShapeErrors.Text(mask)}, {targetName} is {ShapeErrors.Text(target)}: a mask has the shape of {targetName} or its first axes.{repair}",
                "mask",
                expected: ShapeErrors.Text(target),
                actual: mask.shape,
                suggestions: repair.Length == 0 ? [] : [$"mask.expand_as({targetName})"]);
        }
    }
}
