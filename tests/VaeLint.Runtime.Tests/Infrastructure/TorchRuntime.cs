using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Infrastructure;

/// <summary>Checks once per process that libtorch loads, and says what to do when it does not.</summary>
internal static class TorchRuntime
{
    private static readonly Lazy<Exception?> Failure = new(Load);

    /// <summary>Fails the calling test with one clear reason when TorchSharp cannot be used.</summary>
    public static void Require()
    {
        if (Failure.Value is { } cause)
        {
            throw new InvalidOperationException(Describe(cause), cause);
        }
    }

    public static string Describe(Exception cause)
    {
        var innermost = cause;
        while (innermost.InnerException is { } inner)
        {
            innermost = inner;
        }

        return "TorchSharp cannot load libtorch, so nothing that runs a loss can be tested. On Linux its native library needs a libstdc++ "
            + "with GLIBCXX_3.4.32 (GCC 13.2 or newer). Run the tests with `./build.sh test`: it builds a compatibility library where the "
            + "system's libstdc++ is older and puts it on LD_LIBRARY_PATH. " + innermost.GetType().Name + ": " + innermost.Message.Split('\n')[0].Trim();
    }

    private static Exception? Load()
    {
        try
        {
            set_num_threads(1);
            using var probe = ones(2, dtype: ScalarType.Float64);
            return probe.sum().item<double>() == 2.0 ? null : new InvalidOperationException("1 + 1 is not 2.");
        }
        catch (Exception failure) when (failure is TypeInitializationException or DllNotFoundException or NotSupportedException or BadImageFormatException)
        {
            return failure;
        }
    }
}
