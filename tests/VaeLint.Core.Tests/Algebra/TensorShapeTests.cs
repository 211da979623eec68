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

    [Fact]
    public void Scalars_unknown_and_merged_shapes_broadcast_to_what_is_known()
    {
        var merged = new TensorShape([new TensorAxis(AxisRole.Merged, null)]);

        Assert.Null(TensorShape.Broadcast(TensorShape.Scalar, null));
        Assert.Null(TensorShape.Broadcast(null, TensorShape.Scalar));
        Assert.Equal("[B,20]", TensorShape.Broadcast(TensorShape.BatchOf(20), TensorShape.Scalar)!.ToString());
        Assert.Same(TensorShape.PerhapsOneValue, TensorShape.Broadcast(merged, null));
        Assert.Same(TensorShape.PerhapsOneValue, TensorShape.Broadcast(null, merged));
        Assert.Equal("[B]", TensorShape.Broadcast(null, TensorShape.BatchOf())!.ToString());
        Assert.False(TensorShape.Broadcast(null, TensorShape.BatchOf())!.IsRankAssumed);
        Assert.True(TensorShape.Broadcast(TensorShape.BatchOf(20), TensorShape.Scrambled)!.IsScrambled);
        Assert.True(TensorShape.Broadcast(TensorShape.Scrambled, TensorShape.Scalar)!.IsScrambled);
    }

    [Fact]
    public void A_foreign_axis_stays_foreign_with_the_extent_that_is_known()
    {
        static TensorShape With(AxisRole role, long? extent) => new([new TensorAxis(AxisRole.Batch, null), new TensorAxis(role, extent)]);

        var left = TensorShape.Broadcast(With(AxisRole.Foreign, null), With(AxisRole.Element, 5))!.Axes[1];
        var right = TensorShape.Broadcast(With(AxisRole.Element, 5), With(AxisRole.Foreign, 6))!.Axes[1];

        Assert.Equal((AxisRole.Foreign, 5L), (left.Role, left.Extent!.Value));
        Assert.Equal((AxisRole.Foreign, 5L), (right.Role, right.Extent!.Value));
        Assert.Equal(AxisRole.Unit, TensorShape.Broadcast(With(AxisRole.Unit, 1), With(AxisRole.Unit, 1))!.Axes[1].Role);
        Assert.Equal(7, TensorShape.Broadcast(With(AxisRole.Element, 7), With(AxisRole.Element, 8))!.Axes[1].Extent);
    }

    [Fact]
    public void Everything_in_one_axis_is_the_batch_where_each_sample_has_one_element()
    {
        Assert.Equal("[B]", TensorShape.AllInOne(TensorShape.BatchOf(1))!.ToString());
        Assert.Equal("[B]", TensorShape.AllInOne(TensorShape.BatchOf(1, 1))!.ToString());
        Assert.Equal("[B*]", TensorShape.AllInOne(TensorShape.BatchOf(1, 2))!.ToString());
        Assert.Equal("[B*]", TensorShape.AllInOne(TensorShape.BatchOf([null])).ToString());
        Assert.Equal("[B*]", TensorShape.AllInOne(null)!.ToString());
        Assert.Equal("[B*]", TensorShape.AllInOne(TensorShape.Scrambled)!.ToString());
        Assert.True(TensorShape.AllInOne(new TensorShape(TensorShape.BatchOf(1).Axes) { IsRankAssumed = true }).IsRankAssumed);
        Assert.False(TensorShape.AllInOne(TensorShape.BatchOf(1)).IsRankAssumed);
    }

    [Fact]
    public void Only_a_batch_in_front_gives_the_others_a_meaning()
    {
        Assert.False(TensorShape.Scalar.IsBatchFirst);
        Assert.False(new TensorShape([new TensorAxis(AxisRole.Element, 3), new TensorAxis(AxisRole.Batch, null)]).IsBatchFirst);
        Assert.Null(new TensorShape([new TensorAxis(AxisRole.Element, 3), new TensorAxis(AxisRole.Element, 4)]).EventSize);
        Assert.Null(TensorShape.Scalar.EventSize);
        Assert.Equal("[B,1,?,_,B*]", new TensorShape([
            new TensorAxis(AxisRole.Batch, 9), new TensorAxis(AxisRole.Unit, 1), new TensorAxis(AxisRole.Foreign, 2), new TensorAxis(AxisRole.Element, null), new TensorAxis(AxisRole.Merged, 7)]).ToString());
        Assert.True(TensorShape.PerhapsOneValue.IsRankAssumed);
        Assert.False(TensorShape.BatchOf(3).IsScrambled);
    }
}
