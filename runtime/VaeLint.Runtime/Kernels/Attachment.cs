using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Kernels;

/// <summary>What backward has to know besides the gradients that libtorch keeps. Inputs are not kept alive.</summary>
internal sealed class Attachment
{
    private readonly WeakReference<Tensor>[] _inputs;
    private readonly float _unit;
    private readonly Device _device;
    private readonly Fused.FusedObjective? _fused;

    /// <summary>Without gradients they are NaN: the attachment of a gradient that has no derivative.</summary>
    public Attachment(Tensor value, int rows, float unit, Tensor[] inputs, Tensor[]? gradients, Fused.FusedObjective? fused = null)
    {
        _fused = fused;
        (Value, Rows, IsPoison, _unit, _device) = (value, rows, gradients is null, unit, value.device);
        (_inputs, Shapes, Gradients) = (new WeakReference<Tensor>[inputs.Length], new long[inputs.Length][], []);
        for (var index = 0; index < inputs.Length; index++)
        {
            _inputs[index] = new WeakReference<Tensor>(inputs[index]);
            Shapes[index] = ShapeOf(inputs[index]);
            if (gradients is not null && Shapes[index] is not null)
            {
                Gradients.Add(gradients[index]);
            }
        }
    }

    /// <summary>Disposed of once it is attached.</summary>
    public Tensor Value { get; }

    /// <summary>Those that are asked for, disposed of once libtorch keeps them.</summary>
    public List<Tensor> Gradients { get; }

    public int Rows { get; }

    public bool IsPoison { get; }

    /// <summary>Null where no gradient is asked for.</summary>
    public long[]?[] Shapes { get; }

    /// <summary>What the gradients have to be multiplied by, one number per row; null where that is 1. On a device nobody knows, because reading the numbers would wait for it.</summary>
    public unsafe Tensor? FactorOf(Tensor incoming, IReadOnlyList<Tensor> gradients)
    {
        if (_device.type != DeviceType.CPU)
        {
            return _fused is not null && _fused.Scale(gradients, incoming) ? null : _unit == 1 ? incoming.alias() : incoming.mul(1.0 / _unit);
        }

        if (!incoming.is_contiguous())
        {
            using var contiguous = incoming.contiguous();
            return FactorOf(contiguous, gradients);
        }

        var isUnit = !new ReadOnlySpan<float>(NativeTensors.Pointer(incoming), Rows).ContainsAnyExcept(_unit);
        GC.KeepAlive(incoming);
        return isUnit ? null : incoming.mul(1.0 / _unit).DetachFromDisposeScope();
    }

    /// <summary>In place of a gradient that could not be computed.</summary>
    public Tensor NaN(long[] shape) => full(shape, float.NaN, ScalarType.Float32, _device);

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
