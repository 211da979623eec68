using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VaeLint.Kernels;

/// <summary>Fewer elements than a vector has: the last ones of a vector whose others add nothing.</summary>
internal static unsafe class RowEnd
{
    [SkipLocalsInit]
    public static double Sum<TKernel, TLanes, TVector>(in RowArguments arguments, nint start, nint count)
        where TKernel : struct, IRowKernel
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        var width = TLanes.Width;
        var memory = stackalloc float[5 * width];
        var vector = arguments with
        {
            First = memory, Second = memory + width, Third = memory + (2 * width),
            FirstGradient = arguments.FirstGradient == null ? null : memory + (3 * width), SecondGradient = memory + (4 * width),
        };
        CopyLast<TLanes, TVector>(vector.First, arguments.First, start, count, TKernel.Padding);
        CopyLast<TLanes, TVector>(vector.Second, arguments.Second, start, count, 0f);
        if (arguments.Third != null)
        {
            CopyLast<TLanes, TVector>(vector.Third, arguments.Third, start, count, 0f);
        }

        var sum = TKernel.Sum<TLanes, TVector>(vector, 0, width);
        var (size, first) = ((uint)count * sizeof(float), width - count);
        if (arguments.FirstGradient != null)
        {
            Unsafe.CopyBlockUnaligned(arguments.FirstGradient + start, vector.FirstGradient + first, size);
            if (arguments.SecondGradient != null)
            {
                Unsafe.CopyBlockUnaligned(arguments.SecondGradient + start, vector.SecondGradient + first, size);
            }
        }

        return sum;
    }

    /// <summary>One load and one store where as many elements are in front: the kernel's load would wait for several stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyLast<TLanes, TVector>(float* vector, float* source, nint start, nint count, float padding)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        var first = TLanes.Width - count;
        if (start >= first)
        {
            ReadOnlySpan<float> numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
            var lane = TLanes.Load((float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(numbers)));
            TLanes.Store(vector, TLanes.IfAbove(lane, first - 0.5f, TLanes.Load(source + start - first), TLanes.All(padding)));
            return;
        }

        TLanes.Store(vector, TLanes.All(padding));
        Unsafe.CopyBlockUnaligned(vector + first, source + start, (uint)count * sizeof(float));
    }
}
