using System.Diagnostics;

namespace VaeLint.Runtime.Benchmarks.Harness;

/// <summary>Variants take turns in one process, in every round each once and from another first one: what slows the machine slows them alike, and ratios are taken within a round.</summary>
internal static class Interleaved
{
    /// <summary>Short steps are repeated until a turn is long enough for the clock and for a visit of another process.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(5);

    /// <summary>Before anything is timed: the JIT compiles again what was called often, on a thread of its own.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(1000);

    /// <param name="variants">What to time.</param>
    /// <param name="rounds">Turns of each.</param>
    /// <param name="wait">Ends when a device has done all that was asked of it; null where the CPU does the work.</param>
    public static Timings Run(IReadOnlyList<Variant> variants, int rounds, Action? wait = null)
    {
        wait ??= () => { };
        var steps = variants.Select(variant => StepsPerTurn(variant, wait)).ToArray();
        var times = variants.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < variants.Count; turn++)
            {
                var index = (round + turn) % variants.Count;
                times[index][round] = Time(variants[index].Step, steps[index], wait);
            }
        }

        return new Timings(variants, times, [.. variants.Select(BytesPerStep)]);
    }

    private static int StepsPerTurn(Variant variant, Action wait)
    {
        var clock = Stopwatch.StartNew();
        var steps = 0;
        while (steps < 3 || (clock.Elapsed < WarmUp && steps < 20_000))
        {
            variant.Step();
            steps++;
        }

        wait();
        return Math.Max(1, (int)(Turn / (clock.Elapsed / steps)));
    }

    /// <summary>Seconds of one step. The first of several only brings back what the other variants drove out of the caches.</summary>
    private static double Time(Action step, int steps, Action wait)
    {
        if (steps > 1)
        {
            step();
        }

        wait();
        var start = Stopwatch.GetTimestamp();
        for (var count = 0; count < steps; count++)
        {
            step();
        }

        wait();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / steps;
    }

    private static long BytesPerStep(Variant variant)
    {
        const int Steps = 3;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < Steps; step++)
        {
            variant.Step();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Steps;
    }
}
