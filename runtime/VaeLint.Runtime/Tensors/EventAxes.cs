using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>Axes after the first <c>batchDims</c> belong to one sample: the event or the latent variables.</summary>
internal static class EventAxes
{
    /// <summary>Sums everything after the batch axes: <c>[B, ...]</c> becomes <c>[B]</c>. A zero-size event sums to 0.</summary>
    public static Tensor Sum(Tensor values, int batchDims)
    {
        var rank = (int)values.dim();
        if (rank == batchDims)
        {
            return values;
        }

        var axes = new long[rank - batchDims];
        for (var axis = batchDims; axis < rank; axis++)
        {
            axes[axis - batchDims] = axis;
        }

        return values.sum(axes);
    }
}
