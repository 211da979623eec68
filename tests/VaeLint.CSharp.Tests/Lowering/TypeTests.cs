using Microsoft.CodeAnalysis;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>C# types as the few kinds the evaluator tells apart.</summary>
public sealed class TypeTests
{
    [Theory]
    [InlineData("Tensor", TypeRefKind.Tensor, "TorchSharp.torch.Tensor")]
    [InlineData("Scalar", TypeRefKind.Floating, "TorchSharp.Scalar")]
    [InlineData("double", TypeRefKind.Floating, "System.Double")]
    [InlineData("decimal", TypeRefKind.Floating, "System.Decimal")]
    [InlineData("Half", TypeRefKind.Floating, "System.Half")]
    [InlineData("byte", TypeRefKind.Integer, "System.Byte")]
    [InlineData("ulong", TypeRefKind.Integer, "System.UInt64")]
    [InlineData("nint", TypeRefKind.Integer, "System.IntPtr")]
    [InlineData("bool", TypeRefKind.Boolean, "System.Boolean")]
    [InlineData("string", TypeRefKind.String, "System.String")]
    [InlineData("Reduction", TypeRefKind.Enum, "TorchSharp.torch.nn.Reduction")]
    [InlineData("object", TypeRefKind.Other, "System.Object")]
    [InlineData("Dictionary<string, Tensor>", TypeRefKind.Other, "System.Collections.Generic.Dictionary")]
    [InlineData("Outer.Inner", TypeRefKind.Other, "N.Outer.Inner")]
    [InlineData("Outer.Numbers", TypeRefKind.Other, "N.Outer.Numbers")]
    [InlineData("dynamic", TypeRefKind.Other, "dynamic")]
    [InlineData("Missing", TypeRefKind.Other, "?")]
    public void A_type_has_a_kind_and_a_full_name(string type, TypeRefKind kind, string name)
    {
        var mapped = Map(type);

        Assert.Equal((kind, name), (mapped.Kind, mapped.Name));
    }

    [Theory]
    [InlineData("(Tensor Mean, double)", TypeRefKind.Tuple, "TorchSharp.torch.Tensor System.Double")]
    [InlineData("Tuple<Tensor, int>", TypeRefKind.Tuple, "TorchSharp.torch.Tensor System.Int32")]
    [InlineData("double?", TypeRefKind.Nullable, "System.Double")]
    [InlineData("long[]", TypeRefKind.Sequence, "System.Int64")]
    [InlineData("List<Tensor>", TypeRefKind.Sequence, "TorchSharp.torch.Tensor")]
    [InlineData("IEnumerable<Tensor>", TypeRefKind.Sequence, "TorchSharp.torch.Tensor")]
    [InlineData("ReadOnlySpan<long>", TypeRefKind.Sequence, "System.Int64")]
    [InlineData("Func<Tensor, int, double>", TypeRefKind.Delegate, "TorchSharp.torch.Tensor System.Int32 System.Double")]
    [InlineData("Action", TypeRefKind.Delegate, "System.Void")]
    [InlineData("Task<Tensor>", TypeRefKind.Other, "TorchSharp.torch.Tensor")]
    public void A_type_has_arguments(string type, TypeRefKind kind, string arguments)
    {
        var mapped = Map(type);

        Assert.Equal((kind, arguments), (mapped.Kind, string.Join(" ", mapped.Arguments.Select(a => a.Name))));
    }

    [Fact]
    public void A_look_alike_of_the_program_is_no_tensor()
    {
        var compilation = Compilations.Create([.. Compilations.Framework], ("Fake.cs", "namespace TorchSharp { public class torch { public class Tensor { } } } class Loss { TorchSharp.torch.Tensor F; }"));
        var program = new RoslynProgram(compilation);

        var type = program.Types.Map(((IFieldSymbol)compilation.GetTypeByMetadataName("Loss")!.GetMembers("F")[0]).Type);

        Assert.Equal(TypeRefKind.Other, type.Kind);
        Assert.True(type.IsSource);
        Assert.Null(program.Torch);
    }

    [Fact]
    public void A_delegate_that_takes_itself_ends()
    {
        var mapped = Map("Self");

        Assert.Equal(TypeRefKind.Delegate, mapped.Kind);
        Assert.Equal(["N.Self", "N.Self"], mapped.Arguments.Select(a => a.Name));
    }

    [Fact]
    public void An_anonymous_type_belongs_to_the_program()
    {
        var lowered = Lowered.Source("class Loss { object Run(int n) => new { n }; }");

        var creation = Assert.Single(Lowered.Instructions(lowered.Body("Loss", "Run")).OfType<IrCall>());

        Assert.True(creation.Method.DeclaringType.IsSource);
        Assert.Equal("<anonymous type>..ctor(r0 n)\n 0:\n   r1.n <- r0\n   return", Lowered.Text(lowered.Program.GetBody(creation.Method)!));
    }

    private static TypeRef Map(string type)
    {
        var lowered = Lowered.Source($$"""
            namespace N
            {
                class Outer { public class Inner { } public class Numbers : List<int> { } }
                delegate Self Self(Self self);
                class Loss { {{type}} Run() => default!; }
            }
            """);
        return lowered.Method("N.Loss", "Run").ReturnType;
    }
}
