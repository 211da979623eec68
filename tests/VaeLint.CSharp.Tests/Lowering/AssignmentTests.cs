namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Places, compound assignments and in-place tensor methods.</summary>
public sealed class AssignmentTests
{
    [Fact]
    public void In_place_methods_store_back_to_their_receiver()
    {
        var text = Lowered.Statements(
            "x.mul_(2).add_(1); _f.mul_(3); _a[n].add_(x); P.sub_(x); (x).mul_(2); return x;",
            members: "Tensor _f = zeros(1); Tensor[] _a = []; Tensor P { get; set; } = zeros(1);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = const 2
               r6 = Tensor.mul_ on r0(r5)
               r0 = r6
               r7 = const 1
               r8 = Tensor.add_ on r6(r7)
               r0 = r8
               r9 = r3._f
               r10 = const 3
               r11 = Tensor.mul_ on r9(r10)
               r3._f <- r11
               r12 = r3._a
               r13 = r12[r2]
               r14 = Tensor.add_ on r13(r0)
               r12[r2] <- r14
               r15 = r3.P
               r16 = Tensor.sub_ on r15(r0)
               r3.P <- r16
               r18 = const 2
               r19 = Tensor.mul_ on r0(r18)
               r0 = r19
               return r0
            """,
            text);
    }

    [Fact]
    public void Deconstruction_and_swap_go_through_tuples()
    {
        var text = Lowered.Statements("var (a, b) = (x, n); (a, _f) = (_f, a); return a;", members: "Tensor _f = zeros(1);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = tuple(r0, r2)
               r5 = r4.item0
               r6 = r4.item1
               r7 = r5
               r8 = r6
               r9 = r3._f
               r10 = tuple(r9, r7)
               r11 = r10.item0
               r12 = r10.item1
               r7 = r11
               r3._f <- r12
               return r7
            """,
            text);
    }

    [Fact]
    public void Nested_deconstruction_takes_items_of_items()
    {
        var text = Lowered.Statements("var (a, (b, _)) = (x, (n, 2)); return a * b;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const 2
               r5 = tuple(r2, r4)
               r6 = tuple(r0, r5)
               r7 = r6.item0
               r8 = r6.item1
               r9 = r7
               r10 = r8.item0
               r11 = r8.item1
               r12 = r10
               r13 = r11
               r14 = r9 Multiply r12
               return r14
            """,
            text);
    }

    [Fact]
    public void A_tuple_item_is_written_into_a_new_tuple()
    {
        var text = Lowered.Statements("var t = (x, 2); t.Item1 += 1; return t.x;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = const 2
               r6 = tuple(r0, r5)
               r4 = r6
               r9 = r4.item0
               r10 = const 1
               r11 = r9 Add r10
               r13 = r4.item1
               r14 = tuple(r11, r13)
               r4 = r14
               r15 = r4.item0
               return r15
            """,
            text);
    }

    [Fact]
    public void Coalescing_assignment_writes_the_captured_field()
    {
        var text = Lowered.Statements("_f ??= x; return _f;", members: "Tensor? _f;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = r3._f
               r4 = r5
               goto 1
             1:
               r6 = r4
               r7 = const null
               r8 = r6 Equal r7
               if r8 then 2 else 3
             2:
               r3._f <- r0
               goto 3
             3:
               r9 = r3._f
               return r9
            """,
            text);
    }

    [Fact]
    public void A_compound_target_is_evaluated_once()
    {
        var text = Lowered.Statements("_a[n] += flag ? x : _a[0]; return x;", members: "Tensor[] _a = [];");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = r3._a
               r6 = r4[r2]
               r5 = r6
               if r1 then 2 else 1
             1:
               r8 = r3._a
               r9 = const 0
               r10 = r8[r9]
               r7 = r10
               goto 3
             2:
               r7 = r0
               goto 3
             3:
               r11 = r5 Add r7
               r4[r2] <- r11
               goto 4
             4:
               return r0
            """,
            text);
    }

    [Fact]
    public void Compound_assignments_load_and_store()
    {
        var text = Lowered.Statements("_n *= 0.5; n *= 2; n <<= 1; return x * n;", members: "double _n;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = r3._n
               r5 = const 0.5
               r6 = r4 Multiply r5
               r3._n <- r6
               r8 = const 2
               r9 = r2 Multiply r8
               r2 = r9
               r11 = const 1
               r12 = r2 Other r11
               r2 = r12
               r13 = r0 Multiply r2
               return r13
            """,
            text);
    }

    [Fact]
    public void A_compound_assignment_of_an_integer_truncates()
    {
        var text = Lowered.Statements("n *= 2; short s = 1; s += 2; int k = 3; k /= 2; return x * k;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = const 2
               r6 = r2 Multiply r5
               r2 = r6
               r8 = const 1
               r7 = r8
               r10 = const 2
               r11 = r7 Add r10
               r7 = r11
               r13 = const 3
               r12 = r13
               r15 = const 2
               r16 = r12 Divide r15
               r12 = r16
               r17 = r0 Multiply r12
               return r17
            """,
            text);
    }

    [Fact]
    public void A_ref_local_is_the_place_it_refers_to()
    {
        var text = Lowered.Statements("ref var r = ref _a[0]; r = x; r.mul_(2); return _a[0];", members: "Tensor[] _a = [];");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = r3._a
               r5 = const 0
               r6 = r4[r5]
               r4[r5] <- r0
               r7 = r4[r5]
               r8 = const 2
               r9 = Tensor.mul_ on r7(r8)
               r4[r5] <- r9
               r10 = r3._a
               r11 = const 0
               r12 = r10[r11]
               return r12
            """,
            text);
    }

    [Fact]
    public void Postfix_increment_returns_the_old_value()
    {
        var text = Lowered.Statements("var k = n++; var m = ++n; return x * k * m;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r6 = r2
               r7 = const 1
               r8 = r6 Add r7
               r2 = r8
               r4 = r6
               r11 = const 1
               r12 = r2 Add r11
               r2 = r12
               r9 = r12
               r13 = r0 Multiply r4
               r14 = r13 Multiply r9
               return r14
            """,
            text);
    }
}
