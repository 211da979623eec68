using System.Runtime.CompilerServices;

namespace VaeLint.Kernels;

/// <summary>(m − x)²; the factor ½/σ² is applied to the sum. First is the mean, second the target; the scale contains 1/σ².</summary>
internal readonly unsafe struct GaussianKernel : IRowKernel
{
    public static int VectorsPerSum => 32;

    public static float Padding => 0f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Sum<TLanes, TVector>(in RowArguments arguments, nint start, nint end)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        float* means = arguments.First, targets = arguments.Second, gradients = arguments.FirstGradient;
        var (scale, squares) = (TLanes.All(arguments.Scale), TLanes.All(0f));
        for (; start < end; start += TLanes.Width)
        {
            var error = TLanes.Subtract(TLanes.Load(means + start), TLanes.Load(targets + start));
            squares = TLanes.MultiplyAdd(error, error, squares);
            if (gradients != null)
            {
                TLanes.Store(gradients + start, TLanes.Multiply(error, scale));
            }
        }

        return TLanes.Sum(squares);
    }
}
