using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>Asserts shapes in words before libtorch aborts or broadcasts. Names in a pattern stand for one size in all tensors of a call. Only <see cref="Finite"/> and <see cref="InRange"/> read values.</summary>
public static partial class Shapes
{
    private const string CheckName = nameof(Shapes) + "." + nameof(Check);

    /// <summary>Checks 1 tensor.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public static void Check(string pattern, Tensor first) =>
        PatternCheck.Run(CheckName, pattern, new TensorGroup(1, first));

    /// <summary>Checks 2 tensors.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <param name="second">The second tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public static void Check(string pattern, Tensor first, Tensor second) =>
        PatternCheck.Run(CheckName, pattern, new TensorGroup(2, first, second));

    /// <summary>Checks 3 tensors.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <param name="second">The second tensor of the pattern.</param>
    /// <param name="third">The third tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public static void Check(string pattern, Tensor first, Tensor second, Tensor third) =>
        PatternCheck.Run(CheckName, pattern, new TensorGroup(3, first, second, third));

    /// <summary>Checks 4 tensors.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <param name="second">The second tensor of the pattern.</param>
    /// <param name="third">The third tensor of the pattern.</param>
    /// <param name="fourth">The fourth tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public static void Check(string pattern, Tensor first, Tensor second, Tensor third, Tensor fourth) =>
        PatternCheck.Run(CheckName, pattern, new TensorGroup(4, first, second, third, fourth));

    /// <summary>Checks 5 tensors.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <param name="second">The second tensor of the pattern.</param>
    /// <param name="third">The third tensor of the pattern.</param>
    /// <param name="fourth">The fourth tensor of the pattern.</param>
    /// <param name="fifth">The fifth tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public static void Check(string pattern, Tensor first, Tensor second, Tensor third, Tensor fourth, Tensor fifth) =>
        PatternCheck.Run(CheckName, pattern, new TensorGroup(5, first, second, third, fourth, fifth));

    /// <summary>Checks 6 tensors.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <param name="second">The second tensor of the pattern.</param>
    /// <param name="third">The third tensor of the pattern.</param>
    /// <param name="fourth">The fourth tensor of the pattern.</param>
    /// <param name="fifth">The fifth tensor of the pattern.</param>
    /// <param name="sixth">The sixth tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public static void Check(string pattern, Tensor first, Tensor second, Tensor third, Tensor fourth, Tensor fifth, Tensor sixth) =>
        PatternCheck.Run(CheckName, pattern, new TensorGroup(6, first, second, third, fourth, fifth, sixth));

    /// <summary>Checks one tensor and returns what the names stand for.</summary>
    /// <param name="pattern">As in "B C 28 28" or "B *E".</param>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The size of every name, and the sizes of every *Name.</returns>
    /// <exception cref="ShapeException">The tensor does not fit.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes more than one tensor.</exception>
    public static ShapeBindings Read(string pattern, Tensor tensor) =>
        PatternCheck.Bind(nameof(Shapes) + "." + nameof(Read), pattern, new TensorGroup(1, tensor), PatternCheck.Free);
}
