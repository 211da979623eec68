using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Infrastructure;

/// <summary>Exactly the results of a call survive it: counted by the scope, and by the number of live tensors of the process.</summary>
internal static class Leaks
{
    public static void AssertOnlyResultsSurvive(int results, Func<object> call)
    {
        call();
        using (var scope = NewDisposeScope())
        {
            call();
            Assert.Equal(results, scope.DisposablesCount);
        }

        Collect();
        var before = Tensor.TotalCount;
        var result = call();
        Assert.Equal(results, Tensor.TotalCount - before);
        GC.KeepAlive(result);
    }

    private static void Collect()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
