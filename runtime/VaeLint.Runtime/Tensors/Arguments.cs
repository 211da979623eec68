using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>What every loss asks of its tensors before libtorch sees them. Reads sizes only, never values.</summary>
internal static partial class Arguments
{
    /// <summary>The tensor has at least <paramref name="batchDims"/> axes, and the batch is not empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchDims"/> is negative.</exception>
    /// <exception cref="ShapeException">The tensor has fewer axes, or a batch axis of size 0.</exception>
    public static void HasBatch(string function, string name, Tensor tensor, int batchDims)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        ArgumentOutOfRangeException.ThrowIfNegative(batchDims);
        IsReal(function, name, tensor);
        var rank = tensor.dim();
        if (rank < batchDims)
        {
            throw ShapeErrors.TooFewAxes(function, name, tensor, batchDims);
        }

        for (var axis = 0; axis < batchDims; axis++)
        {
            if (tensor.size(axis) == 0)
            {
                throw ShapeErrors.EmptyBatch(function, name, tensor, axis);
            }
        }
    }

    /// <summary>Both tensors have the same shape: nothing is ever broadcast.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentException">The tensor is complex, or on another device.</exception>
    public static void SameShape(string function, string name, Tensor tensor, string referenceName, Tensor reference, int batchDims)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        IsReal(function, name, tensor);
        SameDevice(function, name, tensor, referenceName, reference);
        if (!HaveSameShape(tensor, reference))
        {
            throw ShapeErrors.Different(function, name, tensor, referenceName, reference, batchDims);
        }
    }

    /// <summary>The tensor can be expanded to the reference without enlarging it: a log-variance that is shared or per channel.</summary>
    /// <exception cref="ShapeException">It cannot.</exception>
    public static void ExpandsTo(string function, string name, Tensor tensor, string referenceName, Tensor reference)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        IsReal(function, name, tensor);
        SameDevice(function, name, tensor, referenceName, reference);
        if (!Expands(tensor, reference))
        {
            throw ShapeErrors.DoesNotExpand(function, name, tensor, referenceName, reference);
        }
    }

    /// <summary>All tensors of a call are on one device: libtorch says so too, but without the names.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void SameDevice(string function, string name, Tensor tensor, string referenceName, Tensor reference)
    {
        if (tensor.device_type != reference.device_type || (tensor.device_type == DeviceType.CUDA && tensor.device_index != reference.device_index))
        {
            throw ShapeErrors.OtherDevice(function, name, tensor, referenceName, reference);
        }
    }

    public static bool HaveSameShape(Tensor left, Tensor right)
    {
        var rank = left.dim();
        if (rank != right.dim())
        {
            return false;
        }

        for (var axis = 0; axis < rank; axis++)
        {
            if (left.size(axis) != right.size(axis))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Expands(Tensor tensor, Tensor reference)
    {
        var missing = reference.dim() - tensor.dim();
        var fits = missing >= 0;
        for (var axis = 0; fits && axis < tensor.dim(); axis++)
        {
            var size = tensor.size(axis);
            fits = size == 1 || size == reference.size((int)(axis + missing));
        }

        return fits;
    }
}
