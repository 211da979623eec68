using System.Runtime.InteropServices;

namespace VaeLint.Kernels;

/// <summary>libtorch's own threads: its workers spin between operations, so that any other thread waits milliseconds for a core.</summary>
internal static unsafe class OpenMpTeam
{
    private static readonly delegate* unmanaged<delegate* unmanaged<void*, void>, void*, uint, uint, void> Parallel = Resolve();

    public static bool IsAvailable => Parallel != null && Switches.OpenMp;

    public static void Run(SweepJob* job, int threads) => Parallel(&TakeParts, job, (uint)threads, 0);

    /// <summary>An exception here would end the process; there is only arithmetic.</summary>
    [UnmanagedCallersOnly]
    private static void TakeParts(void* shared)
    {
        var job = (SweepJob*)shared;
        for (var part = Interlocked.Increment(ref job->Next) - 1; part < job->Parts; part = Interlocked.Increment(ref job->Next) - 1)
        {
            job->Sweep(job, job->Items * part / job->Parts, job->Items * (part + 1) / job->Parts);
        }
    }

    /// <summary>The library that libtorch has loaded, by the path it was loaded from: a second copy would have a second team.</summary>
    private static delegate* unmanaged<delegate* unmanaged<void*, void>, void*, uint, uint, void> Resolve()
    {
        try
        {
            var loaded = OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/maps").Select(line => line[Math.Max(line.IndexOf('/'), 0)..]) : [];
            var path = loaded.FirstOrDefault(line => Path.GetFileName(line).StartsWith("libgomp", StringComparison.Ordinal));
            return path is not null && NativeLibrary.TryLoad(path, out var library) && NativeLibrary.TryGetExport(library, "GOMP_parallel", out var entry)
                ? (delegate* unmanaged<delegate* unmanaged<void*, void>, void*, uint, uint, void>)entry
                : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
