using Microsoft.CodeAnalysis;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>One program serves many threads and requests.</summary>
public sealed class ConcurrencyTests
{
    private static readonly string Source =
        "class Loss { double _beta; record Terms(Tensor Recon, Tensor Kl); "
        + string.Concat(Enumerable.Range(0, 40).Select(i => $"Tensor M{i}(Tensor x) {{ var t = new Terms(x, M{(i + 1) % 40}(x)); Func<Tensor> f = () => t.Recon * _beta; return f() + t.Kl; }} "))
        + "}";

    [Fact]
    public void Bodies_lowered_in_parallel_equal_those_lowered_in_order()
    {
        var sequential = Lowered.Source(Source);
        var expected = Enumerable.Range(0, 40).Select(i => sequential.Text("Loss", "M" + i)).ToArray();

        var parallel = Lowered.Source(Source);
        var actual = new string[400];
        Parallel.For(0, 400, i => actual[i] = parallel.Text("Loss", "M" + (i % 40)));

        Assert.All(Enumerable.Range(0, 400), i => Assert.Equal(expected[i % 40], actual[i]));
    }

    [Fact]
    public void A_body_is_lowered_once()
    {
        var lowered = Lowered.Source(Source);

        Assert.Same(lowered.Body("Loss", "M1"), lowered.Body("Loss", "M1"));
        Assert.Same(lowered.Body("Loss", "M1"), lowered.Program.WithCancellation(new CancellationTokenSource().Token).GetBody(lowered.Method("Loss", "M1")));
    }

    [Fact]
    public void A_cancelled_request_throws_and_leaves_nothing_behind()
    {
        var lowered = Lowered.Source(Source);
        var method = lowered.Method("Loss", "M2");

        Assert.ThrowsAny<OperationCanceledException>(() => lowered.Program.WithCancellation(new CancellationToken(canceled: true)).GetBody(method));
        Assert.NotNull(lowered.Program.GetBody(method));
    }

    [Fact]
    public void A_program_dies_with_its_compilation()
    {
        var compilation = LowerAndForget();

        for (var attempt = 0; attempt < 10 && compilation.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference LowerAndForget()
    {
        var lowered = Lowered.Source(Source);
        lowered.Body("Loss", "M3");
        return new WeakReference(lowered.Program.Compilation);
    }
}
