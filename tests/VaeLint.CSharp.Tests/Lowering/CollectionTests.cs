namespace VaeLint.CSharp.Tests.Lowering;

/// <summary>Arrays, collections, ranges and objects.</summary>
public sealed class CollectionTests
{
    [Fact]
    public void An_index_from_the_end_is_negative()
    {
        var text = Lowered.Statements("return x[^1] * x.shape[^2];");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const -1
               r5 = r0[r4]
               r6 = Tensor.get_shape on r0()
               r7 = const -2
               r8 = r6[r7]
               r9 = r5 Multiply r8
               return r9
            """,
            text);
    }

    [Fact]
    public void A_range_is_a_pair()
    {
        var text = Lowered.Statements("long[] s = x.shape[1..]; return x.view(s) + x[1..3];");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = Tensor.get_shape on r0()
               r6 = const 1
               r7 = const null
               r8 = tuple(r6, r7)
               r9 = Runtime.CompilerServices.RuntimeHelpers.GetSubArray(r5, r8)
               r4 = r9
               r10 = Tensor.view on r0(r4)
               r11 = const 1
               r12 = const 3
               r13 = tuple(r11, r12)
               r14 = r0[r13]
               r15 = r10 Add r14
               return r15
            """,
            text);
    }

    [Fact]
    public void Several_indices_are_a_call()
    {
        var text = Lowered.Statements("x[0, 1] = x; x[0] = x; return x[0, 1];");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const 0
               r5 = const 1
               Tensor.set_TensorItems on r0(r4, r5, r0)
               r6 = const 0
               r0[r6] <- r0
               r7 = const 0
               r8 = const 1
               r9 = Tensor.get_TensorItems on r0(r7, r8)
               return r9
            """,
            text);
    }

    [Fact]
    public void Collection_expressions_are_arrays()
    {
        var text = Lowered.Statements("return x.mean([1, 2]) + x.view([n, .. x.shape, 3]);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = const 1
               r5 = const 2
               r6 = array(r4, r5)
               r7 = const False
               r8 = const null
               r9 = Tensor.mean on r0(r6, r7, r8)
               r10 = Tensor.get_shape on r0()
               r11 = const 3
               r12 = array(r2, ..r10, r11)
               r13 = Tensor.view on r0(r12)
               r14 = r9 Add r13
               return r14
            """,
            text);
    }

    [Fact]
    public void Nested_collection_expressions_are_nested_arrays()
    {
        var text = Lowered.Statements("int[][] j = [[1], [2, 3]]; return x * j[1][0];");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = const 1
               r6 = array(r5)
               r7 = const 2
               r8 = const 3
               r9 = array(r7, r8)
               r10 = array(r6, r9)
               r4 = r10
               r11 = const 1
               r12 = r4[r11]
               r13 = const 0
               r14 = r12[r13]
               r15 = r0 Multiply r14
               return r15
            """,
            text);
    }

    [Fact]
    public void A_list_initialiser_adds()
    {
        var text = Lowered.Statements("var l = new List<Tensor> { x }; l[0] = x; return l[^1];");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = new List..ctor()
               r4 = r5
               r6 = List.Add on r4(r0)
               r7 = r4
               goto 1
             1:
               r8 = const 0
               r7[r8] <- r0
               r9 = const -1
               r10 = r7[r9]
               return r10
            """,
            text);
    }

    [Fact]
    public void A_dictionary_initialiser_sets_elements()
    {
        var text = Lowered.Statements("var d = new Dictionary<string, Tensor> { [\"a\"] = x }; return d[\"a\"];");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = new Dictionary..ctor()
               r4 = r5
               goto 1
             1:
               r7 = const a
               r6 = r7
               r8 = const a
               r4[r8] <- r0
               goto 2
             2:
               r9 = r4
               goto 3
             3:
               r10 = const a
               r11 = r9[r10]
               return r11
            """,
            text);
    }

    [Fact]
    public void An_object_initialiser_sets_fields()
    {
        var text = Lowered.Statements(
            "var o = new Options { Beta = 2, Names = { \"a\" } }; return x * o.Beta;",
            members: "class Options { public double Beta { get; set; } public List<string> Names { get; } = []; }");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = new Loss.Options..ctor()
               r4 = r5
               r6 = const 2
               r4.Beta <- r6
               r7 = r4.Names
               r8 = const a
               r9 = List.Add on r7(r8)
               r10 = r4
               goto 1
             1:
               r11 = r10.Beta
               r12 = r0 Multiply r11
               return r12
            """,
            text);
    }

    [Fact]
    public void An_anonymous_object_takes_its_members_in_order()
    {
        var text = Lowered.Statements("var o = new { x, Weight = 2 }; return o.x * o.Weight;");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r4 = r0
               r6 = const 2
               r5 = r6
               r8 = const 2
               r9 = new <anonymous type>..ctor(r4, r8)
               r7 = r9
               goto 1
             1:
               r10 = r7.x
               r11 = r7.Weight
               r12 = r10 Multiply r11
               return r12
            """,
            text);
    }

    [Fact]
    public void A_record_with_is_a_clone_and_assignments()
    {
        var text = Lowered.Statements("var r = new Pair(x, n) with { A = x.exp() }; return r.A;", members: "record Pair(Tensor A, int B);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = new Loss.Pair..ctor(r0, r2)
               r6 = Loss.Pair.<Clone>$ on r5()
               r4 = r6
               r7 = Tensor.exp on r0()
               r4.A <- r7
               r8 = r4
               goto 1
             1:
               r9 = r8.A
               return r9
            """,
            text);
    }

    [Fact]
    public void A_struct_with_copies_the_fields()
    {
        var text = Lowered.Statements("var p = new Pair(x, n); var r = p with { B = 2 }; return p.A;", members: "record struct Pair(Tensor A, int B);");

        Assert.Equal(
            """
            Loss.Run(r0 x, r1 flag, r2 n)
             0:
               r5 = new Loss.Pair..ctor(r0, r2)
               r4 = r5
               goto 1
             1:
               r7 = new Loss.Pair..ctor()
               r8 = r4.A
               r7.A <- r8
               r9 = r4.B
               r7.B <- r9
               r6 = r7
               r10 = const 2
               r6.B <- r10
               r11 = r6
               goto 2
             2:
               r12 = r4.A
               return r12
            """,
            text);
    }
}
