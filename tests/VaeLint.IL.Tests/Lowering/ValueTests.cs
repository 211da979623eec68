using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core.Ir;

namespace VaeLint.IL.Tests.Lowering;

/// <summary>Values: arguments, constants, arrays, indexes, fields.</summary>
public sealed class ValueTests
{
    [Fact]
    public void An_argument_equal_to_its_default_counts_as_left_out()
    {
        var call = Single<IrCall>("static Tensor Run(Tensor x, Tensor y) => F.mse_loss(x, y);", c => c.Method.Name == "mse_loss");

        Assert.Equal(["input", "target", "reduction"], call.Method.Parameters.Select(p => p.Name));
        Assert.Equal([false, false, true], call.ArgumentOrigins.Select(o => o is null));
    }

    [Fact]
    public void A_written_argument_has_a_place()
    {
        var call = Single<IrCall>("static Tensor Run(Tensor x, Tensor y) => F.mse_loss(x, y, nn.Reduction.Sum);", c => c.Method.Name == "mse_loss");

        Assert.All(call.ArgumentOrigins, Assert.NotNull);
    }

    [Fact]
    public void A_named_constant_has_its_name_where_the_text_shows_it()
    {
        const string source = """
            public static class Loss
            {
                private const int BatchSize = 128;
                public static Tensor Run(Tensor x)
                {
                    const int latent = 20;
                    var y = x / BatchSize / latent;
                    return y / 128;
                }
            }
            """;
        var compilation = CompiledSource.Compilation(OptimizationLevel.Release, ("Usings.cs", CompiledSource.Usings), ("Test.cs", source));
        var symbols = new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded);
        using var program = CompiledSource.Emit(compilation, symbols, [EmbeddedText.FromSource("Test.cs", SourceText.From(source, Encoding.UTF8))]).Open();

        var constants = CompiledSource.Instructions(CompiledSource.Body(program, "Loss.Run")).OfType<IrConstant>();

        Assert.Equal([(128, "BatchSize"), (20, "latent"), (128, null)], constants.Select(c => ((int)c.Value!, c.Name)));
    }

    [Fact]
    public void Arrays_are_one_instruction()
    {
        Assert.Equal(3, Single<IrMakeArray>("static Tensor Run(Tensor x) => x.sum(new long[] { 1, 2, 3 });").Items.Count);
        Assert.Equal(4, Single<IrMakeArray>("static Tensor Run(Tensor x) => x.view(1, 28, 28, 1);").Items.Count);
        Assert.Equal(2, Single<IrMakeArray>("static Tensor Run(Tensor x) => x.sum([1, 2]);").Items.Count);
        Assert.Equal(2, Single<IrMakeArray>("static Tensor Run(Tensor x, Tensor y) => stack([x, y]);").Items.Count);
    }

    [Fact]
    public void Arrays_from_data_have_their_values()
    {
        var constants = All<IrConstant>("static long[] Run() => new long[] { 3, 28, 29 };");

        Assert.Equal([3L, 28L, 29L], constants.Select(c => c.Value));
    }

    [Fact]
    public void An_index_from_the_end_is_negative()
    {
        var element = Single<IrGetElement>("static long Run(Tensor x) => x.shape[^1];");
        var constants = All<IrConstant>("static long Run(Tensor x) => x.shape[^1];");

        Assert.Equal(-1, constants.Single(c => c.Target == element.Index).Value);
    }

    [Fact]
    public void A_range_is_a_pair()
    {
        var call = Single<IrCall>("static long[] Run(Tensor x) => x.shape[1..];", c => c.Method.Name == "GetSubArray");

        Assert.Equal(call.Arguments[1], Single<IrMakeTuple>("static long[] Run(Tensor x) => x.shape[1..];").Target);
    }

    [Fact]
    public void Tuples_are_made_and_taken_apart()
    {
        const string source = "static Tensor Run(Tensor x) { var (a, b) = Pair(x); return a + b; } static (Tensor, Tensor) Pair(Tensor x) => (x, x);";

        Assert.Equal([0, 1], All<IrTupleItem>(source).Select(i => i.Index));
        using var program = CompiledSource.OfMembers(source).Open();
        Assert.Equal(2, Assert.Single(CompiledSource.Instructions(CompiledSource.Body(program, "Loss.Pair")).OfType<IrMakeTuple>()).Items.Count);
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void In_place_methods_change_the_variable(OptimizationLevel level)
    {
        var instructions = All<IrInstruction>("static Tensor Run(Tensor x) { x.mul_(2); return x; }", level);
        var call = instructions.OfType<IrCall>().Single();

        Assert.Contains(instructions, i => i is IrMove move && move.Source == call.Target && move.Target == call.Receiver);
    }

    [Fact]
    public void Tensor_operators_are_operators()
    {
        var operators = All<IrBinary>("static Tensor Run(Tensor x, double w) => w * x + 1 - x / 2;");

        Assert.Equal([BinaryOperator.Multiply, BinaryOperator.Add, BinaryOperator.Divide, BinaryOperator.Subtract], operators.Select(b => b.Operator));
        Assert.All(operators, b => Assert.True(b.Type.IsTensor));
    }

    [Fact]
    public void Integer_division_stays_integral()
    {
        Assert.Equal(TypeRefKind.Integer, Single<IrBinary>("static long Run(Tensor x) => 1 / x.shape[0];").Type.Kind);
        Assert.Equal(TypeRefKind.Floating, Single<IrBinary>("static double Run(Tensor x) => 1.0 / x.shape[0];").Type.Kind);
    }

    [Fact]
    public void Properties_without_a_body_are_fields()
    {
        const string source = "class Options { public double Beta { get; set; } } class Loss { Options o = new(); double Run() => o.Beta; }";
        using var program = CompiledSource.OfSource(source).Open();

        var fields = CompiledSource.Instructions(CompiledSource.Body(program, "Loss.Run")).OfType<IrGetField>().Select(f => f.Field).ToList();

        Assert.Equal(["o", "Beta"], fields.Select(f => f.Name));
        Assert.Equal([true, false], fields.Select(f => f.IsNeverReassigned));
    }

    [Fact]
    public void Only_constructors_and_init_accessors_leave_a_field_unchanged()
    {
        const string source = """
            class Loss
            {
                private double a = 1, b = 2; public double C { get; init; } public double D { get; private set; } public double E { get; } public double G = 3;
                void Change() { b = 3; D = 4; }
                double Run() => a + b + C + D + E + G;
            }
            """;
        using var program = CompiledSource.OfSource(source).Open();

        var fields = CompiledSource.Instructions(CompiledSource.Body(program, "Loss.Run")).OfType<IrGetField>();

        Assert.Equal(["a", "C", "E"], fields.Where(f => f.Field.IsNeverReassigned).Select(f => f.Field.Name));
    }

    [Fact]
    public void Overrides_are_found()
    {
        const string source = """
            abstract class Term { public abstract Tensor Of(Tensor x); }
            class Squared : Term { public override Tensor Of(Tensor x) => x * x; }
            interface IOther { Tensor Of(Tensor x); }
            class One : IOther { Tensor IOther.Of(Tensor x) => x; }
            class Two : IOther { public Tensor Of(Tensor x) => x; }
            """;
        using var program = CompiledSource.OfSource(source).Open();
        var methods = program.Methods().ToList();
        MethodRef Method(string name) => methods.Single(m => m.FullName == name);

        Assert.Equal("Squared.Of", program.ResolveSingleImplementation(Method("Term.Of"))?.FullName);
        Assert.Null(program.ResolveSingleImplementation(Method("IOther.Of")));
        Assert.Equal("One.IOther.Of", program.ResolveVirtual(Method("IOther.Of"), Method("One.IOther.Of").DeclaringType)?.FullName);
        Assert.Equal("Two.Of", program.ResolveVirtual(Method("IOther.Of"), Method("Two.Of").DeclaringType)?.FullName);
    }

    [Fact]
    public void A_static_field_has_its_initial_value()
    {
        using var program = CompiledSource.OfMembers("private static readonly double Beta = Math.Sqrt(4); static double Run() => Beta;").Open();
        var field = Assert.Single(CompiledSource.Instructions(CompiledSource.Body(program, "Loss.Run")).OfType<IrGetField>()).Field;

        var initial = program.GetStaticInitializer(field)!;

        Assert.Contains(CompiledSource.Instructions(initial), i => i is IrCall { Method.Name: "Sqrt" });
        Assert.Contains(initial.Blocks, b => b.Terminator is IrReturn { Value: >= 0 });
    }

    private static IReadOnlyList<T> All<T>(string members, OptimizationLevel level = OptimizationLevel.Release)
        where T : IrInstruction
    {
        using var program = CompiledSource.OfMembers(members, level).Open();
        var body = CompiledSource.Body(program, "Loss.Run");
        Assert.Equal(0, program.Failures);
        return [.. CompiledSource.Instructions(body).OfType<T>()];
    }

    private static T Single<T>(string members, Func<T, bool>? condition = null)
        where T : IrInstruction => Assert.Single(All<T>(members), i => condition is null || condition(i));
}
