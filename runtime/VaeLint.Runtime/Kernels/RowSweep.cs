using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VaeLint.Kernels;

/// <summary>
/// Runs a kernel over all rows. A row is cut into blocks of fixed size whose sums are added in their order, so that the result has the same bits however many threads there are.
/// </summary>
internal static unsafe class RowSweep
{
    private const int LargestBlock = 65536;

    /// <summary>libtorch's own grain: less work than this is not worth waking a thread for.</summary>
    private const int ParallelFrom = 32768;

    /// <summary>One value in double per row, written to <paramref name="rowSums"/>.</summary>
    public static void Run<TKernel>(RowArguments arguments, int rows, double* rowSums, int threads)
        where TKernel : struct, IRowKernel
    {
        var blocks = (int)((arguments.Columns + LargestBlock - 1) / LargestBlock);
        var sums = blocks == 1 ? rowSums : (double*)NativeMemory.Alloc((nuint)rows * (nuint)blocks, sizeof(double));
        var items = rows * (long)blocks;
        var job = new SweepJob { Arguments = arguments, BlocksPerRow = blocks, Items = items, Sums = sums, Sweep = &Part<TKernel>, Parts = (int)Math.Min(items, threads * 4L) };
        if (threads > 1 && items > 1 && rows * (long)arguments.Columns >= ParallelFrom && OpenMpTeam.IsAvailable)
        {
            OpenMpTeam.Run(&job, threads);
        }
        else
        {
            Part<TKernel>(&job, 0, items);
        }

        if (blocks > 1)
        {
            for (var row = 0; row < rows; row++)
            {
                rowSums[row] = 0;
                for (var block = 0; block < blocks; block++)
                {
                    rowSums[row] += sums[(row * (long)blocks) + block];
                }
            }

            NativeMemory.Free(sums);
        }
    }

    private static void Part<TKernel>(SweepJob* job, long first, long last)
        where TKernel : struct, IRowKernel
    {
        var columns = job->Arguments.Columns;
        for (var item = first; item < last; item++)
        {
            var row = (nint)(item / job->BlocksPerRow);
            var start = (row * columns) + ((nint)(item % job->BlocksPerRow) * LargestBlock);
            job->Sums[item] = Block<TKernel>(job->Arguments, start, Math.Min(start + LargestBlock, (row + 1) * columns));
        }
    }

    private static double Block<TKernel>(in RowArguments arguments, nint start, nint end)
        where TKernel : struct, IRowKernel =>
        Lanes512.AreAvailable ? Block<TKernel, Lanes512, Vector512<float>>(arguments, start, end)
        : Lanes256.AreAvailable ? Block<TKernel, Lanes256, Vector256<float>>(arguments, start, end)
        : Block<TKernel, ScalarLanes, float>(arguments, start, end);

    internal static double Block<TKernel, TLanes, TVector>(in RowArguments arguments, nint start, nint end)
        where TKernel : struct, IRowKernel
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        var sum = 0.0;
        var rest = (end - start) % TLanes.Width;
        while (start < end - rest)
        {
            var stop = Math.Min(end - rest, start + (TKernel.VectorsPerSum * TLanes.Width));
            sum += TKernel.Sum<TLanes, TVector>(arguments, start, stop);
            start = stop;
        }

        return rest == 0 ? sum : sum + Rest<TKernel, TLanes, TVector>(arguments, start, rest);
    }

    /// <summary>Fewer elements than a vector has: copied beside others that add nothing.</summary>
    private static double Rest<TKernel, TLanes, TVector>(in RowArguments arguments, nint start, nint count)
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
        for (nint index = 0; index < width; index++)
        {
            vector.First[index] = index < count ? arguments.First[start + index] : TKernel.Padding;
            vector.Second[index] = index < count ? arguments.Second[start + index] : 0f;
            vector.Third[index] = index < count && arguments.Third != null ? arguments.Third[start + index] : 0f;
        }

        var sum = TKernel.Sum<TLanes, TVector>(vector, 0, width);
        for (nint index = 0; index < count && arguments.FirstGradient != null; index++)
        {
            arguments.FirstGradient[start + index] = vector.FirstGradient[index];
            if (arguments.SecondGradient != null)
            {
                arguments.SecondGradient[start + index] = vector.SecondGradient[index];
            }
        }

        return sum;
    }
}

/// <summary>What the threads of a team share: each takes the next part until none is left.</summary>
internal unsafe struct SweepJob
{
    public RowArguments Arguments;
    public double* Sums;
    public long Items;
    public int BlocksPerRow;
    public int Parts;
    public int Next;
    public delegate*<SweepJob*, long, long, void> Sweep;
}
