using Microsoft.CodeAnalysis;
using VaeLint.Core.Ir;

namespace VaeLint.IL.Tests.Lowering;

/// <summary>What compilers rewrite comes back as what was written.</summary>
public sealed class StatementTests
{
    private static readonly OptimizationLevel[] Levels = [OptimizationLevel.Debug, OptimizationLevel.Release];

    public static TheoryData<OptimizationLevel> BothLevels => [.. Levels];

    [Theory]
    [MemberData(nameof(BothLevels))]
    public void Captured_variables_are_variables(OptimizationLevel level)
    {
        var instructions = Lower("static Tensor Run(Tensor x) { var y = x * 2; Func<Tensor, Tensor> f = t => t + y; y = y + 1; return f(x); }", level);

        var closure = Assert.Single(instructions.OfType<IrMakeClosure>());
        Assert.True(closure.ByReference);
        Assert.Single(closure.Captures);
        Assert.Equal("Loss.Run", closure.Body.MemberKey.Split('#')[0]);
        Assert.DoesNotContain(instructions, i => i is IrSetField or IrGetField or IrCall { IsCreation: true });
        Assert.Single(instructions.OfType<IrInvoke>());
    }

    [Theory]
    [MemberData(nameof(BothLevels))]
    public void Static_lambdas_are_made_where_they_stand(OptimizationLevel level)
    {
        var instructions = Lower("static Tensor Run(Tensor x) { Func<Tensor, Tensor> f = static t => t * 2; return f(x); }", level);

        Assert.Empty(Assert.Single(instructions.OfType<IrMakeClosure>()).Captures);
        Assert.DoesNotContain(instructions, i => i is IrGetField or IrSetField);
    }

    [Theory]
    [MemberData(nameof(BothLevels))]
    public void Local_functions_see_the_variables_around_them(OptimizationLevel level)
    {
        var instructions = Lower("static Tensor Run(Tensor x) { var y = x * 2; return Add(x); Tensor Add(Tensor t) => t + y; }", level);

        var closure = Assert.Single(instructions.OfType<IrMakeClosure>());
        Assert.Equal("Add in Loss.Run", closure.Body.Name);
        Assert.Single(closure.Body.Parameters);
        Assert.Single(closure.Captures);
    }

    [Theory]
    [MemberData(nameof(BothLevels))]
    public void An_async_method_returns_what_it_yields(OptimizationLevel level)
    {
        var text = Text("static async Task<Tensor> Run(Tensor x, Task<Tensor> y) { var a = await y; using var s = NewDisposeScope(); await Task.Delay(1).ConfigureAwait(false); return x + a; }", level);

        Assert.Contains(" Add ", text);
        Assert.DoesNotContain("MoveNext", text);
        Assert.DoesNotContain("Awaiter", text);
        Assert.DoesNotContain("switch", text);
        Assert.Single(text.Split('\n'), line => line.TrimStart().StartsWith("return r", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(BothLevels))]
    public void An_iterator_goes_on_behind_its_yield(OptimizationLevel level)
    {
        var instructions = Lower("static IEnumerable<Tensor> Run(Tensor x) { yield return x + 1; yield return x + 2; }", level);

        Assert.Equal(2, instructions.OfType<IrOpaque>().Count(o => o.Reason == "yield"));
        Assert.Equal(2, instructions.OfType<IrBinary>().Count(b => b is { Operator: BinaryOperator.Add, Type.IsTensor: true }));
    }

    [Theory]
    [MemberData(nameof(BothLevels))]
    public void Every_way_out_of_a_try_passes_its_finally(OptimizationLevel level)
    {
        var text = Text("static int Run(bool b) { try { if (b) { return 1; } Console.Write(2); } finally { Console.Write(3); } return 4; }", level);

        Assert.Equal(3, text.Split("Console.Write(").Length - 1);
    }

    [Theory]
    [MemberData(nameof(BothLevels))]
    public void A_switch_compares_one_case_after_the_other(OptimizationLevel level)
    {
        var instructions = Lower("static int Run(int n) { switch (n) { case 0: return 5; case 1: return 7; case 2: return 9; case 3: return 11; default: return 13; } }", level);

        Assert.Equal([0, 1, 2, 3], instructions.OfType<IrConstant>().Select(c => c.Value).OfType<int>().Where(v => v < 4));
        Assert.Equal(4, instructions.OfType<IrBinary>().Count(b => b.Operator == BinaryOperator.Equal));
    }

    [Theory]
    [MemberData(nameof(BothLevels))]
    public void Strings_are_compared(OptimizationLevel level)
    {
        var instructions = Lower("static int Run(string s) { switch (s) { case \"mean\": return 1; default: return 2; } }", level);

        Assert.Contains(instructions, i => i is IrConstant { Value: "mean" });
        Assert.Contains(instructions, i => i is IrBinary { Operator: BinaryOperator.Equal });
    }

    [Theory]
    [MemberData(nameof(BothLevels))]
    public void A_loop_over_a_list_takes_its_next_element(OptimizationLevel level)
    {
        var instructions = Lower("static Tensor Run(List<Tensor> terms) { var total = zeros(1); foreach (var t in terms) { total = total + t; } return total; }", level);

        Assert.True(Assert.Single(instructions.OfType<IrNextElement>()).Type.IsTensor);
        Assert.Single(instructions.OfType<IrMoreElements>());
    }

    [Fact]
    public void Unsafe_code_is_opaque()
    {
        var instructions = Lower("static unsafe int Run(int n) { int* p = stackalloc int[n]; p[0] = 1; return p[0] + sizeof(Guid); }", OptimizationLevel.Release);

        Assert.Contains(instructions, i => i is IrOpaque { Reason: "Localloc" });
    }

    private static string Text(string members, OptimizationLevel level) => CompiledSource.OfMembers(members, level).Text("Loss.Run");

    private static IReadOnlyList<IrInstruction> Lower(string members, OptimizationLevel level)
    {
        using var program = CompiledSource.OfMembers(members, level).Open();
        var body = CompiledSource.Body(program, "Loss.Run");
        Assert.Equal(0, program.Failures);
        return [.. CompiledSource.Instructions(body)];
    }
}
