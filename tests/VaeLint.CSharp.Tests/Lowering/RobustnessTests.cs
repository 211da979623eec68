using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Whatever the source, lowering ends with a body or without one, never with an exception.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public void A_sum_of_five_thousand_terms_is_lowered()
    {
        var source = "class Loss { Tensor Run(Tensor x) => " + string.Join(" + ", Enumerable.Repeat("x", 5000)) + "; }";

        var body = Lowered.Source(source).Body("Loss", "Run");

        Assert.Equal(4999, Lowered.Instructions(body).OfType<IrBinary>().Count());
    }

    [Fact]
    public void Two_thousand_nested_parentheses_do_not_overflow_the_stack()
    {
        var source = new StringBuilder("class Loss { Tensor Run(Tensor x) => ");
        source.Insert(source.Length, "(1 + ", 2000).Append('x').Append(')', 2000).Append("; Tensor Next(Tensor x) => x; }");

        var lowered = Lowered.Source(source.ToString());

        var body = lowered.Program.GetBody(lowered.Method("Loss", "Run"));
        Assert.True(body is null || Lowered.Instructions(body).OfType<IrBinary>().Count() == 2000);
        Assert.NotNull(lowered.Program.GetBody(lowered.Method("Loss", "Next")));
    }

    [Fact]
    public void On_a_small_stack_a_deep_expression_has_no_body()
    {
        var source = new StringBuilder("class Loss { Tensor Run(Tensor x) => ");
        for (var level = 0; level < 400; level++)
        {
            source.Append("x.add(");
        }

        source.Append('x').Append(')', 400).Append("; }");
        var lowered = Lowered.Source(source.ToString());
        var method = lowered.Method("Loss", "Run");
        IrBody? onLargeStack = null;
        RunOnStack(64 << 20, () => onLargeStack = Lowered.Source(source.ToString()) is var other ? other.Program.GetBody(other.Method("Loss", "Run")) : null);
        RunOnStack(256 << 10, () => lowered.Program.GetBody(method));

        Assert.Equal(400, Lowered.Instructions(onLargeStack!).OfType<IrCall>().Count());
    }

    [Theory]
    [InlineData("return x +;")]
    [InlineData("return Missing(x).sum();")]
    [InlineData("return x.sum(;")]
    [InlineData("var (a, b) = x; return a;")]
    [InlineData("foreach (var t in 5) { x += t; } return x;")]
    [InlineData("Missing<Tensor> m = new(x); m.F ??= x; m[1]++; return m;")]
    [InlineData("return x switch { };")]
    [InlineData("x += ; ++; out int y; return await x;")]
    [InlineData("Func<Tensor> f = y => y; return f(1, 2);")]
    [InlineData("goto nowhere; break; continue; yield return x;")]
    [InlineData("Run(x, x, y: 2, y: 3, __arglist(1)); return base.Missing;")]
    [InlineData("int Run(int n) => Run(n, out var m, ref m); return Run(3) with { A = x };")]
    [InlineData("var a = [1, ..]; return x[^, 1..];")]
    [InlineData("return x is { Missing: > 1, A.B: [.., var c] } ? c : new { x, x }.y;")]
    [InlineData("using var s = x?.y; lock (n) { } return (x, ) == (1, 2);")]
    [InlineData("try { } catch (Missing e) when (e) { throw; } finally { return x; }")]
    public void Broken_statements_are_lowered(string statements)
    {
        var lowered = Lowered.Source("partial class Loss { Tensor Run(Tensor x) { " + statements + " } }");

        Assert.NotNull(lowered.Program.GetBody(lowered.Method("Loss", "Run")));
    }

    [Fact]
    public void Unsafe_code_is_lowered()
    {
        var lowered = Lowered.Source("""
            unsafe class Loss
            {
                int Run(int* p, delegate*<int, int> f, int n)
                {
                    fixed (int* q = new int[3]) { *p += q[n] + *(p + 1); p->ToString(); p++; }
                    Span<int> s = stackalloc int[] { 1, n };
                    ref var r = ref s[0];
                    r = f(n) + sizeof(int) + (int)&n;
                    return s[^1] + r;
                }
            }
            """);

        Assert.NotNull(lowered.Program.GetBody(lowered.Method("Loss", "Run")));
    }

    [Fact]
    public void Every_method_of_the_analyzers_own_sources_is_lowered()
    {
        var files = Files(Path.Combine(Metadata("RepositoryRoot"), "analyzers"));

        Assert.True(LowerAll(files) > 300);
    }

    [Fact]
    public void Every_method_of_the_corpus_is_lowered()
    {
        var files = Files(Metadata("CorpusDirectory"));

        Assert.True(LowerAll(files) > 100);
    }

    private static int LowerAll((string Path, string Source)[] files)
    {
        var program = new RoslynProgram(Compilations.Create([("Usings.cs", Compilations.Usings), .. files]));
        var count = 0;
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(program.Compilation.Assembly.GlobalNamespace);
        while (pending.TryPop(out var container))
        {
            foreach (var member in container.GetMembers())
            {
                switch (member)
                {
                    case INamespaceOrTypeSymbol nested:
                        pending.Push(nested);
                        break;
                    case IMethodSymbol method:
                        count += Check(program.GetBody(program.GetMethod(method)));
                        break;
                    case IFieldSymbol or IPropertySymbol:
                        count += Check(program.GetBody(program.GetInitializer(member)));
                        break;
                }
            }
        }

        return count;
    }

    /// <summary>Every register and block that is named exists.</summary>
    private static int Check(IrBody? body)
    {
        if (body is null)
        {
            return 0;
        }

        foreach (var block in body.Blocks)
        {
            Assert.All(block.Successors, next => Assert.InRange(next, 0, body.Blocks.Count - 1));
            Assert.All(block.Instructions, instruction => Assert.InRange(instruction.Target, -1, body.RegisterCount - 1));
        }

        foreach (var closure in Lowered.Instructions(body).OfType<IrMakeClosure>())
        {
            Assert.All(closure.Captures, capture => Assert.InRange(capture.Outer, 0, body.RegisterCount - 1));
            Assert.All(closure.Captures, capture => Assert.InRange(capture.Inner, 0, closure.Body.RegisterCount - 1));
            Check(closure.Body);
        }

        return 1;
    }

    private static void RunOnStack(int size, Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            size);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    private static (string Path, string Source)[] Files(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file)))];

    private static string Metadata(string key) =>
        typeof(RobustnessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
