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

    [Fact]
    public void A_known_extent_is_kept_where_the_rank_is_assumed()
    {
        var assumed = new TensorShape([new TensorAxis(AxisRole.Batch, null), new TensorAxis(AxisRole.Element, 1), new TensorAxis(AxisRole.Element, 28)]) { IsRankAssumed = true };

        Assert.False(Layout(assumed).IsRankKnown);
        Assert.Equal([0, 0, 1], Layout(assumed).Axes.Select(a => a.Own));
        Assert.Equal([28L], Layout(assumed).OwnExtents);
        Assert.Equal(28, Layout(assumed).OwnSize);
        Assert.Equal([null, null, null], TermLayout.Of(new LossTerms().Reconstruction(assumed), 4, 0).OwnExtents);
        Assert.Equal([true, false, false], Layout(assumed).Axes.Select(a => a.HasBatch));
        Assert.All(Layout(assumed).Axes, axis => Assert.False(axis.IsForeign));
    }

    [Fact]
    public void A_size_is_known_when_all_of_its_parts_are()
    {
        Assert.Null(Layout(TensorShape.BatchOf(3, null)).OwnSize);
        Assert.Equal(1, Layout(TensorShape.BatchOf(1)).OwnSize);
        Assert.Null(Layout(TensorShape.PerhapsOneValue).OwnSize);
        Assert.Equal(1, Layout(TensorShape.BatchOf()).OwnSize);
    }

    /// <summary>Predictions [B, 1] squeezed to [B], or images [B, 1, H] squeezed to [B, H]: the probe tries the other one.</summary>
    [Fact]
    public void What_was_squeezed_may_be_one_value_per_sample()
    {
        static int Axes(LossTerm term, int extraRank) => TermLayout.Of(term, 2, extraRank).Axes.Count;

        Assert.Equal(2, Axes(new LossTerms().Reconstruction(TensorShape.PerhapsOneValue), 0));
        Assert.Equal(1, Axes(new LossTerms().Reconstruction(TensorShape.PerhapsOneValue), 1));
        Assert.Equal(1, Axes(new LossTerms().Reconstruction(TensorShape.PerhapsOneValue, steps: [Sum(0)]), 1));
        Assert.Equal(3, Axes(new LossTerms().Reconstruction(TensorShape.PerhapsOneValue, steps: [Sum(1)]), 1));
        Assert.Equal(3, Axes(new LossTerms().Divergence(TensorShape.PerhapsOneValue), 1));
        Assert.Equal(3, Axes(new LossTerms().Reconstruction(null), 1));
    }

    [Fact]
    public void Axes_have_roles()
    {
        var layout = Layout(new TensorShape([new TensorAxis(AxisRole.Foreign, 5), new TensorAxis(AxisRole.Merged, null), new TensorAxis(AxisRole.Unit, 1), new TensorAxis(AxisRole.Element, 1), new TensorAxis(AxisRole.Element, 7)]));

        Assert.Equal([true, false, false, false, false], layout.Axes.Select(a => a.IsForeign));
        Assert.Equal([false, true, false, false, false], layout.Axes.Select(a => a.HasBatch));
        Assert.Equal([0, 1, 0, 0, 2], layout.Axes.Select(a => a.Own));
        Assert.Equal([5L, null, 1L, 1L, 7L], layout.Axes.Select(a => a.Extent));
    }

    /// <summary>sum() of flattened images is sum() of images; a list of axes means those of the flat view.</summary>
    [Fact]
    public void A_view_that_is_reduced_as_a_whole_is_seen_through()
    {
        var flat = TensorShape.AllInOne(TensorShape.BatchOf(3, 32, 32));

        Assert.Equal(4, Layout(flat, Mean()).Axes.Count);
        Assert.Single(Layout(flat, Mean(0)).Axes);
        Assert.Single(Layout(flat).Axes);
    }

    [Fact]
    public void Axis_zero_is_one_of_one()
    {
        Assert.Equal(2, Layout(null, Sum(0)).Axes.Count);
        Assert.Equal(3, Layout(null, Sum(-2)).Axes.Count);
        Assert.Equal(3, Layout(null, Sum(2)).Axes.Count);
    }

    private static TermLayout Layout(TensorShape? shape, params ReductionStep[] steps) => TermLayout.Of(new LossTerms().Reconstruction(shape, steps: steps), 2, 0);
}
