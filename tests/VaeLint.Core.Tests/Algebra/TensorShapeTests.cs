using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

public sealed class TensorShapeTests
{
    [Fact]
    public void The_event_size_is_the_product_of_all_axes_but_the_batch()
    {
        Assert.Equal(3 * 32 * 32, TensorShape.BatchOf(3, 32, 32).EventSize);
        Assert.Equal(784, TensorShape.BatchOf(784).EventSize);
        Assert.Null(TensorShape.BatchOf(3, null, 32).EventSize);
        Assert.Null(TensorShape.BatchOf().EventSize);
        Assert.Null(TensorShape.Scrambled.EventSize);
    }

    [Fact]
    public void Broadcasting_keeps_what_is_known_of_each_axis()
    {
        Assert.Equal("[B,3,32]", TensorShape.Broadcast(TensorShape.BatchOf(3, null), TensorShape.BatchOf(null, 32))!.ToString());
        Assert.Equal("[B,20]", TensorShape.Broadcast(TensorShape.Scalar, TensorShape.BatchOf(20))!.ToString());
        Assert.Equal("[B,20]", TensorShape.Broadcast(null, TensorShape.BatchOf(20))!.ToString());
        Assert.Equal("[B,1,28,28]", TensorShape.Broadcast(TensorShape.BatchOf(784), TensorShape.BatchOf(1, 28, 28))!.ToString());
    }

    [Fact]
    public void Of_an_unknown_and_a_known_shape_the_known_one_stays_and_the_larger_rank_wins()
    {
        Assert.Equal("[B,20]", TensorShape.Broadcast(TensorShape.BatchOf(20), null)!.ToString());
        Assert.Equal("[B,1,28,28]", TensorShape.Broadcast(TensorShape.BatchOf(1, 28, 28), TensorShape.BatchOf(784))!.ToString());
        Assert.Equal("[B,7]", TensorShape.Broadcast(TensorShape.BatchOf([null]), TensorShape.BatchOf(7))!.ToString());
        Assert.Equal("[B,7]", TensorShape.Broadcast(TensorShape.BatchOf(7), TensorShape.BatchOf([null]))!.ToString());
        Assert.Null(TensorShape.Broadcast(null, null));
    }

    [Fact]
    public void A_unit_axis_takes_the_size_of_the_other_side_and_a_rank_is_assumed_only_where_both_are()
    {
        var unit = new TensorShape([new TensorAxis(AxisRole.Batch, null), new TensorAxis(AxisRole.Unit, 1)]);
        var assumed = new TensorShape(TensorShape.BatchOf(20).Axes) { IsRankAssumed = true };

        Assert.Equal("[B,20]", TensorShape.Broadcast(unit, TensorShape.BatchOf(20))!.ToString());
        Assert.Equal("[B,20]", TensorShape.Broadcast(TensorShape.BatchOf(20), unit)!.ToString());
        Assert.True(TensorShape.Broadcast(assumed, assumed)!.IsRankAssumed);
        Assert.False(TensorShape.Broadcast(assumed, TensorShape.BatchOf(20))!.IsRankAssumed);
        Assert.True(unit.IsBatchFirst);
        Assert.True(TensorShape.BatchOf().IsBatchFirst);
        Assert.False(new TensorShape([new TensorAxis(AxisRole.Batch, null), new TensorAxis(AxisRole.Element, 3), new TensorAxis(AxisRole.Foreign, 2)]).IsBatchFirst);
    }

    [Fact]
    public void An_axis_without_meaning_takes_the_meaning_away()
    {
        Assert.True(TensorShape.Broadcast(TensorShape.Scrambled, TensorShape.BatchOf(20))!.IsScrambled);
        Assert.False(TensorShape.Scrambled.IsBatchFirst);
        Assert.True(TensorShape.BatchOf(20).IsBatchFirst);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    public void Negative_axes_count_from_the_end(int axis, int expected) => Assert.Equal(expected, TensorShape.BatchOf(3, 32).Normalize(axis));
}
