namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Branches, loops, scopes.</summary>
public sealed class StatementTests
{
    [Fact]
    public void A_switch_statement_is_a_chain_of_branches()
    {
        var text = Lowered.Statements("switch (n) { case 1: return x; case 2 when flag: return x * 2; default: throw new InvalidOperationException(); }");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = r2
               r5 = const 1
               r6 = r4 Equal r5
               if r6 then 2 else 1
             1:
               r7 = const 2
               r8 = r4 Equal r7
               if r8 then 4 else 3
             2:
               return r0
             3:
               r9 = new InvalidOperationException..ctor()
               throw
             4:
               if r1 then 5 else 3
             5:
               r10 = const 2
               r11 = r0 Multiply r10
               return r11
            """,
            text);
    }

    [Fact]
    public void A_switch_expression_is_a_chain_of_branches()
    {
        var text = Lowered.Statements("return n switch { 1 => x, > 5 => x * 2, _ => throw new Exception() };");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = r2
               r5 = const 1
               r6 = r4 Equal r5
               if r6 then 2 else 1
             1:
               r7 = const 5
               r8 = r4 Greater r7
               if r8 then 4 else 3
             2:
               r9 = r0
               goto 5
             3:
               r10 = const True
               if r10 then 7 else 6
             4:
               r11 = const 2
               r12 = r0 Multiply r11
               r9 = r12
               goto 5
             5:
               return r9
             6:
               r13 = new Runtime.CompilerServices.SwitchExpressionException..ctor()
               throw
             7:
               r14 = new Exception..ctor()
               throw
            """,
            text);
    }

    [Fact]
    public void A_pattern_is_a_condition_on_the_members_it_names()
    {
        var text = Lowered.Statements("return new Pair(x, n) is { A: var a, B: > 3 and < 9 or 1 } ? a : x;", members: "record Pair(Tensor A, int B);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = new Loss.Pair..ctor(r0, r2)
               r5 = r4 is Loss.Pair
               r6 = r4.A
               r7 = r6
               r8 = const True
               r9 = r5 And r8
               r10 = r4.B
               r11 = const 3
               r12 = r10 Greater r11
               r13 = const 9
               r14 = r10 Less r13
               r15 = r12 And r14
               r16 = const 1
               r17 = r10 Equal r16
               r18 = r15 Or r17
               r19 = r9 And r18
               if r19 then 2 else 1
             1:
               r20 = r0
               goto 3
             2:
               r20 = r7
               goto 3
             3:
               return r20
            """,
            text);
    }

    [Fact]
    public void A_positional_pattern_deconstructs()
    {
        var text = Lowered.Statements("return new Pair(x, n) is (var a, 2) ? a : x;", members: "record Pair(Tensor A, int B);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = new Loss.Pair..ctor(r0, r2)
               r5 = r4 is Loss.Pair
               Loss.Pair.Deconstruct on r4(r6, r7)
               r8 = r6
               r9 = const True
               r10 = r5 And r9
               r11 = const 2
               r12 = r7 Equal r11
               r13 = r10 And r12
               if r13 then 2 else 1
             1:
               r14 = r0
               goto 3
             2:
               r14 = r8
               goto 3
             3:
               return r14
            """,
            text);
    }

    [Fact]
    public void Foreach_takes_the_next_element()
    {
        var text = Lowered.Statements("foreach (var t in new[] { x, x }) { x = x + t; } return x;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = array(r0, r0)
               r5 = elements of r4
               goto 1
             1:
               r6 = more of r5
               if r6 then 3 else 2
             2:
               return r0
             3:
               r8 = next of r5
               r7 = r8
               r9 = r0 Add r7
               r0 = r9
               goto 1
            """,
            text);
    }

    [Fact]
    public void Foreach_deconstructs_the_next_element()
    {
        var text = Lowered.Statements("foreach (var (a, b) in new List<(Tensor, double)>()) { x += a * b; } return x;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = new List..ctor()
               r5 = elements of r4
               goto 1
             1:
               r6 = more of r5
               if r6 then 3 else 2
             2:
               return r0
             3:
               r7 = next of r5
               r8 = r7.item0
               r9 = r7.item1
               r10 = r8
               r11 = r9
               r13 = r10 Multiply r11
               r14 = r0 Add r13
               r0 = r14
               goto 1
            """,
            text);
    }

    [Fact]
    public void Loops_are_blocks()
    {
        var text = Lowered.Statements("for (var i = 0; i < n; i++) { x += i; } while (flag) { if (n > 3) break; else continue; } return x;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = const 0
               r4 = r5
               goto 1
             1:
               r6 = r4 Less r2
               if r6 then 3 else 2
             2:
               if r1 then 5 else 4
             3:
               r8 = r0 Add r4
               r0 = r8
               r10 = r4
               r11 = const 1
               r12 = r10 Add r11
               r4 = r12
               goto 1
             4:
               return r0
             5:
               r13 = const 3
               r14 = r2 Greater r13
               if r14 then 4 else 2
            """,
            text);
    }

    [Fact]
    public void A_using_declaration_disposes_on_the_way_out()
    {
        var text = Lowered.Statements("using var d = no_grad(); return x + 1;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = no_grad()
               r4 = r5
               goto 1
             1:
               r6 = const 1
               r7 = r0 Add r6
               goto 3
             2:
               return r7
             3:
               IDisposable.Dispose on r4()
               goto 2
            """,
            text);
    }

    [Fact]
    public void A_using_statement_disposes_at_its_end()
    {
        var text = Lowered.Statements("using (no_grad()) { x = x + 1; } return x;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = no_grad()
               r4 = r5
               goto 1
             1:
               r6 = const 1
               r7 = r0 Add r6
               r0 = r7
               goto 3
             2:
               return r0
             3:
               IDisposable.Dispose on r4()
               goto 2
            """,
            text);
    }

    [Fact]
    public void A_finally_block_runs_before_the_return()
    {
        var text = Lowered.Statements("try { x = x + 1; return x; } finally { n = 3; }");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const 1
               r5 = r0 Add r4
               r0 = r5
               r6 = r0
               goto 2
             1:
               return r6
             2:
               r7 = const 3
               r2 = r7
               goto 1
            """,
            text);
    }

    [Fact]
    public void A_catch_block_is_not_on_the_way()
    {
        var text = Lowered.Statements("try { x = x + 1; } catch (Exception) { x = x + 2; } return x;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const 1
               r5 = r0 Add r4
               r0 = r5
               goto 1
             1:
               return r0
            """,
            text);
    }

    [Fact]
    public void A_lock_adds_nothing()
    {
        var text = Lowered.Statements("lock (_l) { x = x + 1; } return x;", members: "readonly object _l = new();");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = r3._l
               r4 = r5
               goto 1
             1:
               r6 = opaque Invocation ()
               r7 = const 1
               r8 = r0 Add r7
               r0 = r8
               goto 2
             2:
               return r0
            """,
            text);
    }
}
