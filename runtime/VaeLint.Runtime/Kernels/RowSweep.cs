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
        var row = (nint)(first / job->BlocksPerRow);
        var (start, end) = ((row * columns) + ((nint)(first % job->BlocksPerRow) * LargestBlock), (row + 1) * columns);
        for (var item = first; item < last; item++)
        {
            var stop = Math.Min(start + LargestBlock, end);
            job->Sums[item] = Block<TKernel>(job->Arguments, start, stop);
            (start, end) = (stop, stop < end ? end : end + columns);
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

        return rest == 0 ? sum : sum + RowEnd.Sum<TKernel, TLanes, TVector>(arguments, start, rest);
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
