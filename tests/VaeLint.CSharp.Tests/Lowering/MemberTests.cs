using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Which body a member has: constructors, accessors, initialisers, implied members.</summary>
public sealed class MemberTests
{
    [Fact]
    public void A_constructor_runs_the_initialisers_then_its_base_then_its_body()
    {
        var lowered = Lowered.Source("""
            class Base { }
            class Loss : Base
            {
                double _beta = 2;
                public double Gamma { get; set; } = 3;
                const double Unused = 4;
                static double _shared = 5;
                Loss(double beta) { _beta = beta; }
            }
            """);

        Assert.Equal(
            """
            Loss..ctor(r0 beta)
             0:
               r2 = const 2
               r1._beta <- r2
               goto 1
             1:
               r3 = const 3
               r1.Gamma <- r3
               goto 2
             2:
               r4 = Base..ctor on r1()
               r1._beta <- r0
               goto 3
             3:
               return
            """,
            lowered.Text("Loss", ".ctor"));
        Assert.True(lowered.Body("Loss", ".ctor").IsConstructor);
    }

    [Fact]
    public void A_constructor_that_calls_another_leaves_the_initialisers_to_it()
    {
        var lowered = Lowered.Source("class Loss { double _beta = 2; Loss() : this(3) { } Loss(double beta) { } }");

        Assert.Equal(
            """
            Loss..ctor()
             0:
               r1 = const 3
               r2 = Loss..ctor on r0(r1)
               goto 1
             1:
               return
            """,
            lowered.Text("Loss", ".ctor"));
    }

    [Fact]
    public void The_parameters_of_a_primary_constructor_are_stored_for_other_members()
    {
        var lowered = Lowered.Source("""
            class Base(double scale) { protected double Scale = scale; }
            class Loss(double beta, int n) : Base(beta * 2)
            {
                double Get() { Func<double> f = () => beta; return f() + n; }
            }
            """);

        Assert.Equal(
            """
            Loss..ctor(r0 beta, r1 n)
             0:
               r2.<beta>P <- r0
               r2.<n>P <- r1
               r3 = const 2
               r4 = r0 Multiply r3
               r5 = Base..ctor on r2(r4)
               return
            """,
            lowered.Text("Loss", ".ctor"));
        var closure = Assert.Single(Lowered.Functions(lowered.Body("Loss", "Get")));
        Assert.Equal(
            """
            lambda in Loss.Get()
             0:
               r0 = r1.<beta>P
               return r0
            """,
            Lowered.Text(closure));
    }

    [Fact]
    public void A_positional_record_stores_and_deconstructs_its_properties()
    {
        var lowered = Lowered.Source("record Terms(Tensor Recon, Tensor Kl) { public double Beta { get; init; } = 1; }");

        Assert.Equal(
            """
            Terms..ctor(r0 Recon, r1 Kl)
             0:
               r2.Recon <- r0
               r2.Kl <- r1
               r3 = const 1
               r2.Beta <- r3
               goto 1
             1:
               return
            """,
            lowered.Text("Terms", ".ctor"));
        Assert.Equal(
            """
            Terms.Deconstruct(r0 Recon, r1 Kl)
             0:
               r0 = r2.Recon
               r1 = r2.Kl
               return
            """,
            lowered.Text("Terms", "Deconstruct"));
        Assert.Equal(
            """
            Terms.<Clone>$()
             0:
               r1 = new Terms..ctor(r0)
               return r1
            """,
            lowered.Text("Terms", "<Clone>$"));
    }

    [Fact]
    public void A_derived_record_calls_its_base_and_clones_all_fields()
    {
        var lowered = Lowered.Source("record Terms(Tensor Recon); record Weighted(Tensor Recon, double Beta) : Terms(Recon);");

        var text = lowered.Text("Weighted", ".ctor");
        var copy = lowered.Program.GetConstructors(lowered.Type("Weighted")).Single(c => c.Parameters is [{ Name: "original" }]);

        Assert.Equal(
            """
            Weighted..ctor(r0 Recon, r1 Beta)
             0:
               r2.Beta <- r1
               r3 = Terms..ctor on r2(r0)
               return
            """,
            text);
        Assert.Equal(
            """
            Weighted..ctor(r0 original)
             0:
               r2 = r0.Beta
               r1.Beta <- r2
               r3 = r0.Recon
               r1.Recon <- r3
               return
            """,
            Lowered.Text(lowered.Program.GetBody(copy)!));
    }

    [Theory]
    [InlineData("double Beta { get; set; } = 1;", "r0.Beta")]
    [InlineData("double Beta { get; init; }", "r0.Beta")]
    [InlineData("double Beta => 2;", "Loss.get_Beta on r0()")]
    [InlineData("public virtual double Beta { get; set; }", "Loss.get_Beta on r0()")]
    [InlineData("double _b; double Beta { get { return _b; } set { _b = value; } }", "Loss.get_Beta on r0()")]
    public void An_auto_property_is_read_as_its_storage(string property, string read)
    {
        var lowered = Lowered.Source("class Loss { " + property + " double Get() => Beta; }");

        Assert.Equal(
            $"""
             Loss.Get()
              0:
                r1 = {read}
                return r1
             """,
            lowered.Text("Loss", "Get"));
    }

    [Fact]
    public void A_virtual_auto_property_has_accessors_that_read_and_write_its_storage()
    {
        var lowered = Lowered.Source("class Loss { public virtual double Beta { get; set; } }");

        Assert.Equal("Loss.get_Beta()\n 0:\n   r1 = r0.Beta\n   return r1", lowered.Text("Loss", "get_Beta"));
        Assert.Equal("Loss.set_Beta(r0 value)\n 0:\n   r1.Beta <- r0\n   return", lowered.Text("Loss", "set_Beta"));
    }

    [Fact]
    public void An_initialiser_is_a_body_that_returns_the_initial_value()
    {
        var lowered = Lowered.Source("class Loss { static readonly double Beta = Math.Max(1.0, 2.0); Func<double> f = () => Beta; }");

        var beta = lowered.Program.GetStaticInitializer(lowered.Field("Loss", "Beta"));
        var f = lowered.Program.GetBody(lowered.Program.GetInitializer(lowered.Member("Loss", "f")));

        Assert.Equal(
            """
            Loss.Beta()
             0:
               r1 = const 1
               r2 = const 2
               r3 = Math.Max(r1, r2)
               r0 = r3
               goto 1
             1:
               return r0
            """,
            Lowered.Text(beta!));
        Assert.Equal(["F:Loss.f"], Lowered.Functions(f!).Select(lambda => lambda.MemberKey));
        Assert.Null(lowered.Program.GetStaticInitializer(lowered.Field("Loss", "f")));
    }

    [Fact]
    public void A_lambda_in_an_initialiser_keeps_the_key_of_its_field_inside_the_constructor()
    {
        var lowered = Lowered.Source("class Loss { Func<double> f = () => 1; Loss() { Func<double> g = () => 2; } }");

        Assert.Equal(["F:Loss.f", "M:Loss.#ctor"], Lowered.Functions(lowered.Body("Loss", ".ctor")).Select(lambda => lambda.MemberKey));
    }

    [Fact]
    public void Top_level_statements_are_a_method()
    {
        var lowered = Lowered.Source("var x = zeros(1); Tensor Twice(Tensor t) => t * 2; Console.WriteLine(Twice(x));");

        var main = lowered.Program.GetMethod(lowered.Program.Compilation.GetEntryPoint(CancellationToken.None)!);
        var text = Lowered.Text(lowered.Program.GetBody(main)!);

        Assert.Contains("closure Twice in Program.<Main>$()", text, StringComparison.Ordinal);
        Assert.Contains("Console.WriteLine", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_iterator_yields_and_returns_something_unknown()
    {
        var lowered = Lowered.Source("class Loss { IEnumerable<Tensor> Run(Tensor x) { yield return x + 1; } }");

        Assert.Equal(
            """
            Loss.Run(r0 x)
             0:
               r2 = const 1
               r3 = r0 Add r2
               r4 = opaque yield (r3)
               goto 1
             1:
               r5 = opaque iterator ()
               return r5
            """,
            lowered.Text("Loss", "Run"));
    }

    [Fact]
    public void Await_passes_what_the_task_yields()
    {
        var lowered = Lowered.Source("""
            class Loss
            {
                async Task<Tensor> Run(Tensor x) { await foreach (var t in All()) { x += t; } return await Run(x).ConfigureAwait(false); }
                IAsyncEnumerable<Tensor> All() => throw new Exception();
            }
            """);

        Assert.Equal(
            """
            Loss.Run(r0 x)
             0:
               r2 = Loss.All on r1()
               r3 = elements of r2
               goto 1
             1:
               r4 = more of r3
               if r4 then 3 else 2
             2:
               r5 = Loss.Run on r1(r0)
               return r5
             3:
               r7 = next of r3
               r6 = r7
               r9 = r0 Add r6
               r0 = r9
               goto 1
            """,
            lowered.Text("Loss", "Run"));
        Assert.True(lowered.Body("Loss", "Run").IsAsync);
    }

    [Fact]
    public void A_partial_method_is_its_implementation()
    {
        var lowered = Lowered.Source("partial class Loss { partial void Run(int n); } partial class Loss { partial void Run(int n) { n = 2; } void Call() => Run(1); }");

        var call = Assert.Single(Lowered.Instructions(lowered.Body("Loss", "Call")).OfType<IrCall>());

        Assert.Contains("r2 = const 2", Lowered.Text(lowered.Program.GetBody(call.Method)!), StringComparison.Ordinal);
    }

    [Fact]
    public void Abstract_extern_and_referenced_methods_have_no_body()
    {
        var lowered = Lowered.Source("abstract class Loss { public abstract Tensor Run(); public static extern int Native(); Tensor Call(Tensor x) => x.sum(); }");

        var call = Assert.Single(Lowered.Instructions(lowered.Body("Loss", "Call")).OfType<IrCall>());

        Assert.Null(lowered.Program.GetBody(lowered.Method("Loss", "Run")));
        Assert.Null(lowered.Program.GetBody(lowered.Method("Loss", "Native")));
        Assert.Null(lowered.Program.GetBody(call.Method));
        Assert.False(call.Method.IsSource);
    }

    [Fact]
    public void A_method_of_a_referenced_compilation_has_no_body()
    {
        var library = Compilations.Create(("Library.cs", "public static class Library { public static double Half(double x) => x / 2; }")).ToMetadataReference();
        var compilation = Compilations.Create([.. Compilations.Framework, Compilations.Torch, library], ("Loss.cs", "class Loss { double Run(double x) => Library.Half(x); }"));
        var program = new RoslynProgram(compilation);

        var body = program.GetBody(program.GetMethod((Microsoft.CodeAnalysis.IMethodSymbol)compilation.GetTypeByMetadataName("Loss")!.GetMembers("Run")[0]));
        var call = Assert.Single(Lowered.Instructions(body!).OfType<IrCall>());

        Assert.Equal("Library.Half", call.Method.FullName);
        Assert.False(call.Method.IsSource);
        Assert.Null(program.GetBody(call.Method));
    }
}
