using static TorchSharp.torch;

namespace VaeLint.Kernels;

/// <summary>What backward has to know besides the gradients that libtorch keeps. Inputs are not kept alive.</summary>
internal sealed class Attachment
{
    private readonly WeakReference<Tensor>[] _inputs;
    private readonly float _unit;
    private Tensor? _value;
    private Tensor[]? _gradients;

    /// <summary>Without gradients they are NaN: the attachment of a gradient that has no derivative.</summary>
    public Attachment(Tensor value, int rows, float unit, Tensor[] inputs, Tensor[]? gradients)
    {
        (_value, _gradients, _unit, Rows, IsPoison) = (value, gradients, unit, rows, gradients is null);
        _inputs = Array.ConvertAll(inputs, input => new WeakReference<Tensor>(input));
        Shapes = Array.ConvertAll(inputs, ShapeOf);
    }

    public int Rows { get; }

    public bool IsPoison { get; }

    /// <summary>Null where no gradient is asked for.</summary>
    public long[]?[] Shapes { get; }

    public Tensor TakeValue()
    {
        var value = _value!;
        _value = null;
        return value;
    }

    /// <summary>Those that are asked for.</summary>
    public List<Tensor> TakeGradients()
    {
        var wanted = new List<Tensor>();
        for (var index = 0; _gradients is not null && index < _gradients.Length; index++)
        {
            if (Shapes[index] is not null)
            {
                wanted.Add(_gradients[index]);
            }
        }

        _gradients = null;
        return wanted;
    }

    /// <summary>What the gradients have to be multiplied by, one number per row; null where that is 1.</summary>
    public unsafe Tensor? FactorOf(Tensor incoming)
    {
        using var contiguous = incoming.contiguous();
        var values = NativeTensors.Pointer(contiguous);
        var isUnit = true;
        for (var row = 0; isUnit && row < Rows; row++)
        {
            isUnit = values[row] == _unit;
        }

        GC.KeepAlive(contiguous);
        return isUnit ? null : contiguous.mul(1.0 / _unit).DetachFromDisposeScope();
    }

    public IEnumerable<Tensor> AliveInputs()
    {
        foreach (var reference in _inputs)
        {
            if (reference.TryGetTarget(out var input) && !input.IsInvalid && input.requires_grad)
            {
                yield return input;
            }
        }
    }

    private static long[]? ShapeOf(Tensor input)
    {
        if (!input.requires_grad)
        {
            return null;
        }

        var shape = new long[input.dim()];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = input.size(axis);
        }

        return shape;
    }
}
