using System.Runtime.InteropServices;

namespace VaeLint.Build.WarmingUp;

/// <summary>Gives the compiler the cores that it wants. On Linux .NET ignores the priority of a thread, but a thread may be nice there.</summary>
internal static class LowPriority
{
    private const int Threads = 0;
    private const int Current = 0;
    private const int Nicest = 19;

    /// <summary>For the rest of the calling thread, which nobody else may need again.</summary>
    public static void TakeOver()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Lowest;

        // Elsewhere it would be the whole process.
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            SetPriority(Threads, Current, Nicest);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, int who, int priority);
}
