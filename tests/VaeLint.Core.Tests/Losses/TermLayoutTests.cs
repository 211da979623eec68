using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;
using static VaeLint.Core.Tests.Losses.LossTerms;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Which axes a term has before it is reduced.</summary>
public sealed class TermLayoutTests
{
    [Fact]
    public void A_known_shape_is_taken_as_it_is()
    {
        var layout = Layout(TensorShape.BatchOf(3, 32, 32));

        Assert.True(layout.IsRankKnown);
        Assert.Equal(3072, layout.OwnSize);
        Assert.Equal([0, 1, 2, 3], layout.Axes.Select(a => a.Own));
        Assert.True(layout.Axes[0].HasBatch);
    }

    [Fact]
    public void An_unknown_shape_is_assumed_to_have_two_axes()
    {
        var layout = Layout(null);

        Assert.False(layout.IsRankKnown);
        Assert.Null(layout.OwnSize);
        Assert.Equal(2, layout.Axes.Count);
    }

    [Fact]
    public void An_assumed_rank_grows_with_what_the_code_says_and_with_the_probe()
    {
        Assert.Equal(4, Layout(null, Sum(1, 2, 3)).Axes.Count);
        Assert.Equal(4, Layout(null, Sum(-1, -2, -3)).Axes.Count);
        Assert.Equal(4, TermLayout.Of(new LossTerms().Reconstruction(null), leastRank: 4, extraRank: 0).Axes.Count);
        Assert.Equal(3, TermLayout.Of(new LossTerms().Reconstruction(null), leastRank: 2, extraRank: 1).Axes.Count);
    }

    [Fact]
    public void An_axis_of_extent_one_holds_no_elements()
    {
        var layout = Layout(new TensorShape([new TensorAxis(AxisRole.Batch, null), new TensorAxis(AxisRole.Unit, 1), new TensorAxis(AxisRole.Element, 28)]));

        Assert.Equal([0, 0, 1], layout.Axes.Select(a => a.Own));
        Assert.Equal(28, layout.OwnSize);
    }

    [Fact]
    public void A_merged_axis_holds_batch_and_elements()
    {
        var layout = Layout(new TensorShape([new TensorAxis(AxisRole.Merged, null)]));

        Assert.True(layout.Axes[0].HasBatch);
        Assert.Equal(1, layout.Axes[0].Own);
    }

    private static TermLayout Layout(TensorShape? shape, params ReductionStep[] steps) => TermLayout.Of(new LossTerms().Reconstruction(shape, steps: steps), 2, 0);
}
