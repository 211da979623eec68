using Microsoft.Build.Framework;
using VaeLint.Build.Caching;
using VaeLint.Core.Vocabulary;

namespace VaeLint.Build.WarmingUp;

/// <summary>
/// The check of a sample on a thread of its own, once. It shares nothing with the check of a project but the code of this process: no findings, no caches. Whoever has
/// work to do ends it and never waits for it.
/// </summary>
internal sealed class WarmUp
{
    private const int NotBegun = 0;
    private const int Begun = 1;

    private readonly CancellationTokenSource _cancellation = new();
    private int _state = NotBegun;

    /// <summary>A build node lives on for later builds, and its code stays compiled.</summary>
    public static WarmUp OfProcess { get; } = new();

    /// <summary>Null when it was started or ended before.</summary>
    public Thread? Start(string sample, ITaskItem[] references)
    {
        if (Interlocked.Exchange(ref _state, Begun) != NotBegun)
        {
            return null;
        }

        try
        {
            var thread = new Thread(() => Run(sample, references)) { IsBackground = true, Name = "VaeLint warm-up" };
            thread.Start();
            return thread;
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStateException)
        {
            return null;
        }
    }

    /// <summary>Stops it, or keeps it from starting; what follows warms itself up.</summary>
    public void End()
    {
        Interlocked.Exchange(ref _state, Begun);
        _cancellation.Cancel();
    }

    private void Run(string sample, ITaskItem[] references)
    {
        try
        {
            LowPriority.TakeOver();
            var folder = Path.GetDirectoryName(Path.GetFullPath(sample))!;
            var task = new VaeLintTask { BuildEngine = new SilentEngine(), Assembly = sample, ProjectDirectory = folder, References = references, Workers = 1 };
            using var end = _cancellation.Token.Register(task.Cancel);
            CacheKey.Of(sample, [.. references.Select(reference => reference.ItemSpec)], [], UserVocabulary.Empty);
            task.Check();
        }
        catch (Exception)
        {
            // Nobody is there who could mend it: the check itself says what keeps it from working.
        }
    }
}
