namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Arguments and callees.</summary>
public sealed class CallTests
{
    [Fact]
    public void Arguments_are_evaluated_in_source_order_and_given_in_parameter_order()
    {
        var text = Lowered.Statements("return F.mse_loss(target: x, input: x.exp());");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = Tensor.exp on r0()
               r5 = const 1
               r6 = nn.functional.mse_loss(r4, r0, r5)
               return r6
            """,
            text);
    }

    [Fact]
    public void Omitted_arguments_are_constants()
    {
        var text = Lowered.Statements(
            "return Weighted(b: n, a: x);",
            members: "static Tensor Weighted(Tensor a, double b = 1, Scalar? c = null, CancellationToken d = default) => a;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = convert r2 to Double
               r5 = const null
               r6 = default Threading.CancellationToken
               r7 = Loss.Weighted(r0, r4, r5, r6)
               return r7
            """,
            text);
    }

    [Fact]
    public void An_enum_argument_is_its_value_with_a_name()
    {
        var text = Lowered.Statements("return F.mse_loss(x, x, reduction: Reduction.Sum);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const 2 'Sum'
               r5 = nn.functional.mse_loss(r0, r0, r4)
               return r5
            """,
            text);
    }

    [Fact]
    public void A_params_argument_is_an_array()
    {
        var text = Lowered.Statements("return Stat(x.shape[^1]) + Stat() + Stat(1, 2);", members: "static Tensor Stat(params long[] d) => zeros(d);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = Tensor.get_shape on r0()
               r5 = const -1
               r6 = r4[r5]
               r7 = array(r6)
               r8 = Loss.Stat(r7)
               r9 = array()
               r10 = Loss.Stat(r9)
               r11 = r8 Add r10
               r12 = const 1
               r13 = const 2
               r14 = array(r12, r13)
               r15 = Loss.Stat(r14)
               r16 = r11 Add r15
               return r16
            """,
            text);
    }

    [Fact]
    public void Out_and_ref_arguments_are_written_back()
    {
        var text = Lowered.Statements(
            "Out(out var a, ref _f, ref x); Out(out _, ref _a[0], ref a); return a;",
            members: "Tensor _f = zeros(1); Tensor[] _a = []; static void Out(out Tensor a, ref Tensor b, ref Tensor c) { a = b; c = b; }");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = r3._f
               r6 = Loss.Out(r4, r5, r0)
               r3._f <- r5
               r8 = r3._a
               r9 = const 0
               r10 = r8[r9]
               r11 = Loss.Out(r7, r10, r4)
               r8[r9] <- r10
               return r4
            """,
            text);
    }

    [Fact]
    public void A_linq_query_is_its_calls()
    {
        var text = Lowered.Statements("var q = from t in new[] { x } where flag select t * 2; return q.First();");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = array(r0)
               r6 = closure lambda in Loss.Run(r1->r1)
               r7 = Linq.Enumerable.Where(r5, r6)
               r8 = closure lambda in Loss.Run()
               r9 = Linq.Enumerable.Select(r7, r8)
               r4 = r9
               r10 = Linq.Enumerable.First(r4)
               return r10
            lambda in Loss.Run(r0 t)
             0:
               return r1
            lambda in Loss.Run(r0 t)
             0:
               r1 = const 2
               r2 = r0 Multiply r1
               return r2
            """,
            text);
    }

    [Fact]
    public void A_using_static_call_is_static()
    {
        var text = Lowered.Statements("return exp(x) + torch.sum(x, dim: 1);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = exp(r0)
               r5 = const 1
               r6 = const False
               r7 = const null
               r8 = sum(r0, r5, r6, r7)
               r9 = r4 Add r8
               return r9
            """,
            text);
    }

    [Fact]
    public void A_user_operator_of_the_program_is_a_call()
    {
        var text = Lowered.Statements(
            "var v = new Weight(n); return x * (v + v);",
            members: "record struct Weight(double V) { public static Weight operator +(Weight a, Weight b) => a; public static implicit operator double(Weight w) => w.V; }");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = convert r2 to Double
               r6 = new Loss.Weight..ctor(r5)
               r4 = r6
               r7 = Loss.Weight.op_Addition(r4, r4)
               r8 = Loss.Weight.op_Implicit(r7)
               r9 = r0 Multiply r8
               return r9
            """,
            text);
    }
}
