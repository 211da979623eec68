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
