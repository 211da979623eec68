namespace VaeLint.IL;

/// <summary>The same work on several threads; the calling thread takes part, so that it never waits for one that the pool has not.</summary>
internal static class Workers
{
    public static void Run(int count, CancellationToken cancellation, Action work)
    {
        var helpers = new Task[count - 1];
        for (var index = 0; index < helpers.Length; index++)
        {
            helpers[index] = Task.Run(UntilCancelled, CancellationToken.None);
        }

        UntilCancelled();
        Task.WaitAll(helpers, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();

        void UntilCancelled()
        {
            try
            {
                work();
            }
            catch (OperationCanceledException)
            {
                // The others notice by themselves; whoever waits for all of us throws.
            }
        }
    }
}
