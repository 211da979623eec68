using System.Runtime.CompilerServices;
using VaeLint.Kernels;

namespace VaeLint.Runtime.Benchmarks.Problems;

/// <summary>Reads two numbers and writes one, the least that a loss with a gradient can do, and one subtraction.</summary>
internal readonly unsafe struct MemoryFloor : IRowKernel
{
    public static int VectorsPerSum => 4096;

    public static float Padding => 0f;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Sum<TLanes, TVector>(in RowArguments arguments, nint start, nint end)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        float* left = arguments.First, right = arguments.Second, result = arguments.FirstGradient;
        nint width = TLanes.Width;
        for (; start + (4 * width) <= end; start += 4 * width)
        {
            TLanes.Store(result + start, TLanes.Subtract(TLanes.Load(left + start), TLanes.Load(right + start)));
            TLanes.Store(result + start + width, TLanes.Subtract(TLanes.Load(left + start + width), TLanes.Load(right + start + width)));
            TLanes.Store(result + start + (2 * width), TLanes.Subtract(TLanes.Load(left + start + (2 * width)), TLanes.Load(right + start + (2 * width))));
            TLanes.Store(result + start + (3 * width), TLanes.Subtract(TLanes.Load(left + start + (3 * width)), TLanes.Load(right + start + (3 * width))));
        }

        for (; start < end; start += width)
        {
            TLanes.Store(result + start, TLanes.Subtract(TLanes.Load(left + start), TLanes.Load(right + start)));
        }

        return 0;
    }
}
