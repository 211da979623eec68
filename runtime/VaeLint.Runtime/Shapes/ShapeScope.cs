using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>Names that keep their size over several checks, as B does in one forward pass or training step. Make one per step; it holds no tensor. Thread-safe.</summary>
public sealed class ShapeScope
{
    private const string CheckName = nameof(ShapeScope) + "." + nameof(Check);

    private readonly object _gate = new();
    private ShapeBindings _bindings = PatternCheck.Free;

    /// <summary>What the names stand for after the checks so far.</summary>
    public ShapeBindings Bindings
    {
        get
        {
            lock (_gate)
            {
                return _bindings;
            }
        }
    }

    /// <summary>Checks, with the names of earlier checks, 1 tensor.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public void Check(string pattern, Tensor first) =>
        Bind(pattern, new TensorGroup(1, first));

    /// <summary>Checks, with the names of earlier checks, 2 tensors.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <param name="second">The second tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public void Check(string pattern, Tensor first, Tensor second) =>
        Bind(pattern, new TensorGroup(2, first, second));

    /// <summary>Checks, with the names of earlier checks, 3 tensors.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <param name="second">The second tensor of the pattern.</param>
    /// <param name="third">The third tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public void Check(string pattern, Tensor first, Tensor second, Tensor third) =>
        Bind(pattern, new TensorGroup(3, first, second, third));

    /// <summary>Checks, with the names of earlier checks, 4 tensors.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <param name="second">The second tensor of the pattern.</param>
    /// <param name="third">The third tensor of the pattern.</param>
    /// <param name="fourth">The fourth tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public void Check(string pattern, Tensor first, Tensor second, Tensor third, Tensor fourth) =>
        Bind(pattern, new TensorGroup(4, first, second, third, fourth));

    /// <summary>Checks, with the names of earlier checks, 5 tensors.</summary>
    /// <param name="pattern">As in "x: B C 28 28, mu: B L": per tensor a name, then one token per axis: Name, size, _ (any size) or *Name (a run of axes).</param>
    /// <param name="first">The first tensor of the pattern.</param>
    /// <param name="second">The second tensor of the pattern.</param>
    /// <param name="third">The third tensor of the pattern.</param>
    /// <param name="fourth">The fourth tensor of the pattern.</param>
    /// <param name="fifth">The fifth tensor of the pattern.</param>
    /// <exception cref="ShapeException">A tensor does not fit; the message names it, the axis, what was expected and a likely fix.</exception>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    /// <exception cref="ArgumentException">The pattern describes another number of tensors.</exception>
    public void Check(string pattern, Tensor first, Tensor second, Tensor third, Tensor fourth, Tensor fifth) =>
        Bind(pattern, new TensorGroup(5, first, second, third, fourth, fifth));

    /// <summary>Checks, with the names of earlier checks, 6 tensors.</summary>
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
    public void Check(string pattern, Tensor first, Tensor second, Tensor third, Tensor fourth, Tensor fifth, Tensor sixth) =>
        Bind(pattern, new TensorGroup(6, first, second, third, fourth, fifth, sixth));

    // A check that fails binds nothing: the next one is judged by those that passed.
    private void Bind(string pattern, TensorGroup tensors)
    {
        lock (_gate)
        {
            _bindings = PatternCheck.Bind(CheckName, pattern, tensors, _bindings);
        }
    }
}
