using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Evaluation;

public sealed class BlockOrderTests
{
    [Fact]
    public void A_join_comes_after_both_branches()
    {
        var order = BlockOrder.Of(Body(new IrBranch(0, 1, 2), new IrGoto(3), new IrGoto(3), new IrReturn(-1, Origin.None)));

        Assert.Equal(0, order.Blocks[0]);
        Assert.Equal(3, order.Blocks[^1]);
        Assert.Equal([1, 2], order.Blocks.Skip(1).Take(2).Order());
        Assert.False(order.IsBackEdge(1, 3));
        Assert.Null(order.LoopEntry(0, new IrBranch(0, 1, 2)));
    }

    [Fact]
    public void A_loop_goes_back_to_its_head_and_is_entered_through_its_body()
    {
        var test = new IrBranch(0, 2, 3);
        var order = BlockOrder.Of(Body(new IrGoto(1), test, new IrGoto(1), new IrReturn(-1, Origin.None)));

        Assert.True(order.IsBackEdge(2, 1));
        Assert.False(order.IsBackEdge(0, 1));
        Assert.Equal(2, order.LoopEntry(1, test));
    }

    [Fact]
    public void A_loop_that_asks_at_its_end_is_entered_through_its_guard()
    {
        // if (a) { do { 1 } while (b); }
        var guard = new IrBranch(0, 2, 1);
        var order = BlockOrder.Of(Body(guard, new IrBranch(1, 1, 2), new IrReturn(-1, Origin.None)));

        Assert.Equal(1, order.LoopEntry(0, guard));
    }

    [Fact]
    public void A_condition_around_a_loop_that_leaves_elsewhere_is_no_guard()
    {
        // if (a) { do { 1 } while (b); 2 }
        var condition = new IrBranch(0, 3, 1);
        var order = BlockOrder.Of(Body(condition, new IrBranch(1, 1, 2), new IrGoto(3), new IrReturn(-1, Origin.None)));

        Assert.Null(order.LoopEntry(0, condition));
    }

    [Fact]
    public void Nested_loops_are_two_loops()
    {
        // 1: while (a) { 2: while (b) { 3 } }
        var outer = new IrBranch(0, 2, 4);
        var inner = new IrBranch(1, 3, 1);
        var order = BlockOrder.Of(Body(new IrGoto(1), outer, inner, new IrGoto(2), new IrReturn(-1, Origin.None)));

        Assert.True(order.IsBackEdge(3, 2));
        Assert.True(order.IsBackEdge(2, 1));
        Assert.Equal(2, order.LoopEntry(1, outer));
        Assert.Equal(3, order.LoopEntry(2, inner));
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public void A_loop_comes_before_what_follows_it(int whenTrue, int whenFalse)
    {
        var order = BlockOrder.Of(Body(new IrGoto(1), new IrBranch(0, whenTrue, whenFalse), new IrGoto(1), new IrReturn(-1, Origin.None)));

        Assert.Equal([0, 1, 2, 3], order.Blocks);
    }

    [Fact]
    public void A_block_that_nothing_reaches_is_left_out()
    {
        var order = BlockOrder.Of(Body(new IrGoto(2), new IrGoto(2), new IrReturn(-1, Origin.None)));

        Assert.Equal([0, 2], order.Blocks);
    }

    private static IrBody Body(params IrTerminator[] terminators)
    {
        var body = new IrBody { Name = "body", Key = Guid.NewGuid().ToString() };
        foreach (var terminator in terminators)
        {
            body.Blocks.Add(new IrBlock { Terminator = terminator });
        }

        return body;
    }
}
