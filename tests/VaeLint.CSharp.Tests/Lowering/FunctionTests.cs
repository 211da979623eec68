namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Lambdas, local functions and method groups.</summary>
public sealed class FunctionTests
{
    [Fact]
    public void A_lambda_shares_the_variables_it_captures()
    {
        var text = Lowered.Statements("Func<Tensor, Tensor> square = t => t * t * n; n = 3; return square(x);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = closure lambda in Loss.Run(r2->r2)
               r4 = r5
               r6 = const 3
               r2 = r6
               r7 = invoke r4(r0)
               return r7
            lambda in Loss.Run(r0 t)
             0:
               r1 = r0 Multiply r0
               r3 = r1 Multiply r2
               return r3
            """,
            text);
    }

    [Fact]
    public void A_lambda_that_assigns_a_captured_variable()
    {
        var text = Lowered.Statements("Action<Tensor> add = t => x += t; add(x); return x;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = closure lambda in Loss.Run(r0->r1)
               r4 = r5
               r6 = invoke r4(r0)
               return r0
            lambda in Loss.Run(r0 t)
             0:
               r3 = r1 Add r0
               r1 = r3
               goto 1
             1:
               return
            """,
            text);
    }

    [Fact]
    public void A_local_function_may_be_called_before_its_declaration()
    {
        var text = Lowered.Statements("return Twice(x); Tensor Twice(Tensor t) => t * n;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = closure Twice in Loss.Run(r2->r1)
               r5 = invoke r4(r0)
               return r5
            Twice in Loss.Run(r0 t)
             0:
               r2 = r0 Multiply r1
               return r2
            """,
            text);
    }

    [Fact]
    public void A_local_function_calls_another()
    {
        var text = Lowered.Statements("Tensor Twice(Tensor t) => t * Weight(t) * n; return Twice(x); double Weight(Tensor t) => _beta;", members: "double _beta = 2;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = closure Twice in Loss.Run(r2->r5)
               r5 = invoke r4(r0)
               return r5
            Twice in Loss.Run(r0 t)
             0:
               r2 = closure Weight in Loss.Run()
               r3 = invoke r2(r0)
               r4 = r0 Multiply r3
               r6 = r4 Multiply r5
               return r6
            Weight in Loss.Run(r0 t)
             0:
               r2 = r1._beta
               return r2
            """,
            text);
    }

    [Fact]
    public void A_nested_lambda_captures_through_the_outer_one()
    {
        var text = Lowered.Statements("Func<Tensor, Func<Tensor>> outer = t => () => t * n * _beta; return outer(x)();", members: "double _beta = 2;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = closure lambda in Loss.Run(r2->r1)
               r4 = r5
               r6 = invoke r4(r0)
               r7 = invoke r6()
               return r7
            lambda in Loss.Run(r0 t)
             0:
               r3 = closure lambda in lambda in Loss.Run(r0->r0, r1->r1)
               return r3
            lambda in lambda in Loss.Run()
             0:
               r2 = r0 Multiply r1
               r4 = r3._beta
               r5 = r2 Multiply r4
               return r5
            """,
            text);
    }

    [Fact]
    public void A_lambda_calls_a_local_function_of_its_method()
    {
        var text = Lowered.Statements("Tensor Scale(Tensor t) => t * n; Func<Tensor, Tensor> f = t => Scale(t); return f(x);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = closure lambda in Loss.Run(r2->r1)
               r4 = r5
               r6 = invoke r4(r0)
               return r6
            lambda in Loss.Run(r0 t)
             0:
               r2 = closure Scale in Loss.Run(r1->r1)
               r3 = invoke r2(r0)
               return r3
            Scale in Loss.Run(r0 t)
             0:
               r2 = r0 Multiply r1
               return r2
            """,
            text);
    }

    [Fact]
    public void A_recursive_local_function_is_opaque_to_itself()
    {
        var text = Lowered.Statements("Tensor Down(Tensor t, int d) => d == 0 ? t : Down(t, d - 1); return Down(x, n);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = closure Down in Loss.Run()
               r5 = invoke r4(r0, r2)
               return r5
            Down in Loss.Run(r0 t, r1 d)
             0:
               r2 = const 0
               r3 = r1 Equal r2
               if r3 then 2 else 1
             1:
               r5 = opaque recursive local function ()
               r6 = const 1
               r7 = r1 Subtract r6
               r8 = invoke r5(r0, r7)
               r4 = r8
               goto 3
             2:
               r4 = r0
               goto 3
             3:
               return r4
            """,
            text);
    }

    [Fact]
    public void A_method_group_is_a_delegate()
    {
        var text = Lowered.Statements(
            "Func<Tensor, Tensor> f = Static; Func<Tensor, Tensor> g = Own; Func<Tensor, Tensor> h = x.add; return f(g(h(x)));",
            members: "static Tensor Static(Tensor t) => t; Tensor Own(Tensor t) => t;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = delegate Loss.Static
               r4 = r5
               r7 = delegate Loss.Own on r3
               r6 = r7
               r9 = delegate Tensor.add on r0
               r8 = r9
               r10 = invoke r8(r0)
               r11 = invoke r6(r10)
               r12 = invoke r4(r11)
               return r12
            """,
            text);
    }

    [Fact]
    public void A_static_local_function_as_a_value_captures_nothing()
    {
        var text = Lowered.Statements("static Tensor Half(Tensor t) => t * 0.5; Func<Tensor, Tensor> f = Half; return f(x);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = closure Half in Loss.Run()
               r4 = r5
               r6 = invoke r4(r0)
               return r6
            Half in Loss.Run(r0 t)
             0:
               r1 = const 0.5
               r2 = r0 Multiply r1
               return r2
            """,
            text);
    }
}
