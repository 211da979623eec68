using System.Runtime.CompilerServices;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

public static partial class Shapes
{
    /// <summary>torch.matmul can multiply the tensors. Without this check a wrong shape ends the process on Linux: the native exception reaches no handler.</summary>
    /// <param name="left">[…, n, m] or [m].</param>
    /// <param name="right">[…, m, p] or [m].</param>
    /// <param name="leftName">Its name in the message; C# fills in the expression, F# needs it written out.</param>
    /// <param name="rightName">The other's name in the message.</param>
    /// <exception cref="ShapeException">The inner axes differ, leading axes do not broadcast, or one is a scalar.</exception>
    /// <exception cref="ArgumentException">Types or devices differ, which ends the process too.</exception>
    public static void CanMultiply(
        Tensor left,
        Tensor right,
        [CallerArgumentExpression(nameof(left))] string? leftName = null,
        [CallerArgumentExpression(nameof(right))] string? rightName = null)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (!MultiplicationShapes.Fit(left, right))
        {
            throw MultiplicationShapes.Error(Function(nameof(CanMultiply)), Or(leftName, nameof(left)), left.shape, Or(rightName, nameof(right)), right.shape);
        }

        SameType(nameof(CanMultiply), left, right, Or(leftName, nameof(left)), Or(rightName, nameof(right)));
        SameDevice(nameof(CanMultiply), left, right, Or(leftName, nameof(left)), Or(rightName, nameof(right)));
    }
}
