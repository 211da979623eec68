using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Which body a virtual call runs.</summary>
public sealed class DispatchTests
{
    private const string Terms =
        """
        interface ITerm { Tensor Of(Tensor x); double Weight => 1; }
        abstract class Term : ITerm { public abstract Tensor Of(Tensor x); public virtual double Scale() => 1; }
        class Kl : Term { public override Tensor Of(Tensor x) => x.exp(); }
        class Half : Kl { public override double Scale() => 0.5; }
        interface IOnly { Tensor Of(Tensor x); }
        sealed class Only : IOnly { Tensor IOnly.Of(Tensor x) => x; }
        """;

    [Theory]
    [InlineData("ITerm", "Of", "Half", "Kl.Of")]
    [InlineData("Term", "Of", "Kl", "Kl.Of")]
    [InlineData("Term", "Scale", "Kl", "Term.Scale")]
    [InlineData("Term", "Scale", "Half", "Half.Scale")]
    [InlineData("ITerm", "get_Weight", "Half", "ITerm.get_Weight")]
    [InlineData("IOnly", "Of", "Only", "Only.IOnly.Of")]
    public void A_runtime_type_decides(string type, string method, string runtimeType, string expected)
    {
        var lowered = Lowered.Source(Terms);

        Assert.Equal(expected, lowered.Program.ResolveVirtual(lowered.Method(type, method), lowered.Type(runtimeType))?.FullName);
    }

    [Theory]
    [InlineData("IOnly", "Of", "Only.IOnly.Of")]
    [InlineData("ITerm", "Of", "Kl.Of")]
    [InlineData("Term", "Of", "Kl.Of")]
    [InlineData("Term", "Scale", null)]
    [InlineData("Half", "Scale", "Half.Scale")]
    public void The_only_implementation_is_found(string type, string method, string? expected)
    {
        var lowered = Lowered.Source(Terms);

        Assert.Equal(expected, lowered.Program.ResolveSingleImplementation(lowered.Method(type, method))?.FullName);
    }

    [Fact]
    public void Nothing_is_known_of_a_type_from_elsewhere()
    {
        var lowered = Lowered.Source(Terms);

        Assert.Null(lowered.Program.ResolveVirtual(lowered.Method("Term", "Of"), TypeRef.Unknown));
        Assert.Empty(lowered.Program.GetConstructors(TypeRef.Tensor));
    }

    [Fact]
    public void Calling_a_module_of_the_program_runs_its_forward()
    {
        var lowered = Lowered.Source("""
            class Encoder() : Module<Tensor, (Tensor, Tensor)>("e") { public override (Tensor, Tensor) forward(Tensor x) => (x, x); }
            class Vae : Module<Tensor, Tensor>
            {
                readonly Encoder _encoder = new();
                readonly Module<Tensor, Tensor> _decoder = Linear(2, 2);
                Vae() : base("vae") { }
                public override Tensor forward(Tensor x) { var (mean, _) = _encoder.call(x); return _decoder.call(mean) + call(x); }
            }
            """);

        var calls = Lowered.Instructions(lowered.Body("Vae", "forward")).OfType<IrCall>().Select(call => call.Method).ToArray();

        Assert.Equal(["Encoder.forward", "TorchSharp.torch.nn.Module.call", "Vae.forward"], calls.Select(c => c.FullName));
        Assert.All(calls, call => Assert.True(call.IsVirtual));
        Assert.Equal("Vae.forward", lowered.Program.ResolveVirtual(calls[1], lowered.Type("Vae"))?.FullName);
        Assert.Null(lowered.Program.ResolveVirtual(calls[1], lowered.Type("Encoder")));
    }

    [Fact]
    public void A_base_call_does_not_dispatch()
    {
        var lowered = Lowered.Source("class A { public virtual int F() => 1; } class B : A { public override int F() => base.F() + this.F(); }");

        var calls = Lowered.Instructions(lowered.Body("B", "F")).OfType<IrCall>().Select(call => (call.Method.FullName, call.Method.IsVirtual));

        Assert.Equal([("A.F", false), ("B.F", true)], calls);
    }

    [Fact]
    public void Constructors_of_a_type_are_listed()
    {
        var lowered = Lowered.Source("class Loss { Loss() { } Loss(int n) { } }");

        Assert.Equal([0, 1], lowered.Program.GetConstructors(lowered.Type("Loss")).Select(c => c.Parameters.Count));
    }

    [Fact]
    public void Keys_of_overloads_and_of_twice_declared_members_differ()
    {
        var lowered = Lowered.Source("class Loss { void F(int a) { } void F(long a) { } void F(int b) { } void G<T>(T t) { } }");

        var keys = lowered.Program.Compilation.GetTypeByMetadataName("Loss")!.GetMembers().OfType<Microsoft.CodeAnalysis.IMethodSymbol>().Select(m => lowered.Program.GetMethod(m).Key);

        Assert.Equal(["M:Loss.F(System.Int32)", "M:Loss.F(System.Int64)", "M:Loss.F(System.Int32)#1", "M:Loss.G``1(``0)", "M:Loss.#ctor"], keys);
    }
}
