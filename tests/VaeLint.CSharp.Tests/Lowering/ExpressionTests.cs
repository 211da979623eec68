namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Operators, constants and conversions.</summary>
public sealed class ExpressionTests
{
    [Fact]
    public void The_gaussian_kl_is_a_tree_of_operators()
    {
        var text = Lowered.Statements("return -0.5 * (1 + x - x.pow(2) - x.exp());");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const -0.5
               r5 = const 1
               r6 = r5 Add r0
               r7 = const 2
               r8 = Tensor.pow on r0(r7)
               r9 = r6 Subtract r8
               r10 = Tensor.exp on r0()
               r11 = r9 Subtract r10
               r12 = r4 Multiply r11
               return r12
            """,
            text);
    }

    [Fact]
    public void Constant_integer_division_is_not_folded()
    {
        var text = Lowered.Statements("return x / n * (1 / 784);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = r0 Divide r2
               r5 = const 1
               r6 = const 784
               r7 = r5 Divide r6
               r8 = r4 Multiply r7
               return r8
            """,
            text);
    }

    [Fact]
    public void Named_constants_keep_their_names()
    {
        var text = Lowered.Statements("const int Dim = 28; return x * (Dim * Dim);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = const 28
               r4 = r5
               r6 = const 28 'Dim'
               r7 = const 28 'Dim'
               r8 = r6 Multiply r7
               r9 = r0 Multiply r8
               return r9
            """,
            text);
    }

    [Fact]
    public void An_integer_that_becomes_a_float_is_converted()
    {
        var text = Lowered.Statements("return x * (float)n;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = convert r2 to Single
               r5 = r0 Multiply r4
               return r5
            """,
            text);
    }

    [Fact]
    public void A_float_that_becomes_an_integer_is_converted()
    {
        var text = Lowered.Statements("return x * (int)(0.5 * n);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const 0.5
               r5 = convert r2 to Double
               r6 = r4 Multiply r5
               r7 = convert r6 to Int32
               r8 = r0 Multiply r7
               return r8
            """,
            text);
    }

    [Fact]
    public void A_variable_is_read_before_a_later_operand_writes_it()
    {
        var text = Lowered.Statements("var a = 2; return x * (a + a++);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = const 2
               r4 = r5
               r10 = r4
               r7 = r4
               r8 = const 1
               r9 = r7 Add r8
               r4 = r9
               r11 = r10 Add r7
               r12 = r0 Multiply r11
               return r12
            """,
            text);
    }

    [Fact]
    public void A_scalar_conversion_of_torch_passes_its_operand()
    {
        var text = Lowered.Statements("Scalar half = 0.5f; Tensor t = 1.0f; return half * x + t;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = const 0.5
               r4 = r5
               r7 = const 1
               r6 = r7
               r8 = r4 Multiply r0
               r9 = r8 Add r6
               return r9
            """,
            text);
    }

    [Fact]
    public void A_tensor_cast_to_a_number_is_a_call()
    {
        var text = Lowered.Statements("return (float)x;", returns: "float");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = Tensor.op_Explicit(r0)
               return r4
            """,
            text);
    }

    [Fact]
    public void The_ternary_becomes_a_branch()
    {
        var text = Lowered.Statements("return flag ? x : x + 1;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               if r1 then 2 else 1
             1:
               r5 = const 1
               r6 = r0 Add r5
               r4 = r6
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
    public void Null_coalescing_becomes_a_branch()
    {
        var text = Lowered.Statements("return x?.sum() ?? _f;", members: "Tensor _f = zeros(1);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = r0
               r5 = const null
               r6 = r4 Equal r5
               if r6 then 1 else 2
             1:
               r8 = const null
               r7 = r8
               goto 3
             2:
               r9 = const null
               r10 = Tensor.sum on r4(r9)
               r7 = r10
               goto 3
             3:
               r11 = const null
               r12 = r7 Equal r11
               if r12 then 4 else 5
             4:
               r14 = r3._f
               r13 = r14
               goto 6
             5:
               r13 = r7
               goto 6
             6:
               return r13
            """,
            text);
    }

    [Fact]
    public void A_nullable_weight_needs_no_call_to_be_read()
    {
        var text = Lowered.Statements("double? w = null; return x * (w ?? 1.0);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = const null
               r4 = r5
               goto 1
             1:
               r6 = r0
               goto 2
             2:
               r7 = r4
               r8 = const null
               r9 = r7 Equal r8
               if r9 then 3 else 4
             3:
               r11 = const 1
               r10 = r11
               goto 5
             4:
               r10 = r7
               goto 5
             5:
               r12 = r6 Multiply r10
               return r12
            """,
            text);
    }

    [Fact]
    public void An_interpolated_string_is_opaque()
    {
        var text = Lowered.Statements("var s = $\"{x} is {n:N2}\"; return x;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = opaque interpolated string (r0, r2)
               r4 = r5
               return r0
            """,
            text);
    }

    [Fact]
    public void Names_and_sizes_are_constants()
    {
        var text = Lowered.Statements("return x * nameof(x).Length * sizeof(int);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const x
               r5 = String.get_Length on r4()
               r6 = r0 Multiply r5
               r7 = const 4
               r8 = r6 Multiply r7
               return r8
            """,
            text);
    }

    [Fact]
    public void A_dynamic_call_is_opaque()
    {
        var text = Lowered.Statements("dynamic d = x; return d.sum(n);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = r0
               r5 = opaque DynamicMemberReference (r4)
               r6 = opaque DynamicInvocation (r5, r2)
               return r6
            """,
            text);
    }
}
