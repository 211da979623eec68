using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;
using static VaeLint.Core.Tests.Losses.LossTerms;

namespace VaeLint.Core.Tests.Losses;

/// <summary>What sums and means do to the weight of a term.</summary>
public sealed class ReductionWalkTests
{
    private static readonly TensorShape Image = TensorShape.BatchOf(3, 32, 32);

    [Fact]
    public void Everything_summed_has_weight_one()
    {
        var walk = Walk(Image, Sum());

        Assert.Null(walk.Unknown);
        Assert.Equal((0, "0,0,0"), (walk.BatchPower, Own(walk)));
    }

    [Fact]
    public void A_mean_divides_by_the_batch_and_by_every_own_axis()
    {
        var walk = Walk(Image, Mean());

        Assert.Equal((-1, "-1,-1,-1"), (walk.BatchPower, Own(walk)));
        Assert.NotNull(walk.OwnAveraged);
    }

    [Fact]
    public void Axes_may_be_counted_from_the_end_and_shift_when_one_is_gone()
    {
        Assert.Equal("-1,0,0", Own(Walk(Image, Sum(-1), Sum(-1), Mean())));
        Assert.Equal("0,-1,-1", Own(Walk(Image, Sum(1), Mean(1, 2), Sum())));
        Assert.Equal("0,0,-1", Own(Walk(Image, Sum(1), Sum(1), Mean(1), Mean())));
        Assert.Equal("0,0,0", Own(Walk(Image, Kept(Sum(1)), Sum(2), Sum(2), Mean())));
    }

    [Fact]
    public void A_list_that_sums_the_batch_inside_the_term_is_remembered()
    {
        var walk = Walk(Image, Sum(0), Mean());

        Assert.Equal((0, "-1,-1,-1"), (walk.BatchPower, Own(walk)));
        Assert.NotNull(walk.BatchSummedByList);
        Assert.Null(Walk(Image, Sum(0, 1, 2, 3)).BatchSummedByList);
    }

    [Fact]
    public void Axes_that_are_left_are_unknown_and_a_batch_that_is_left_is_averaged_later()
    {
        Assert.NotNull(Walk(Image, Sum(1)).Unknown);
        Assert.Null(Walk(Image, Sum(1, 2, 3)).Unknown);
        Assert.Equal(-1, Walk(Image, Sum(1, 2, 3)).BatchPower);
    }

    [Fact]
    public void The_first_reduction_that_averages_or_names_axes_is_the_one_to_change()
    {
        var (first, second, third) = (Mean(1), Mean(1), Mean());
        Assert.Same(first, Walk(Image, first, second, third).OwnAveraged);
        Assert.Same(first, Walk(Image, first, second, third).OwnReducedByList);
        Assert.Same(third, Walk(Image, first, second, third).BatchReduced);

        var everything = Mean();
        Assert.Null(Walk(Image, everything).OwnReducedByList);
        Assert.Same(everything, Walk(Image, everything).OwnAveraged);
        Assert.Null(Walk(Image, Sum(1, 2, 3), Mean()).OwnAveraged);
        Assert.Null(Walk(Image, Mean(0), Sum()).OwnReducedByList);
        Assert.Null(Walk(Image, Mean(0), Sum()).OwnAveraged);
        Assert.Null(Walk(Image, Mean(0), Sum()).BatchSummedByList);
    }

    [Fact]
    public void The_reduction_of_a_loss_call_is_no_list_that_somebody_wrote()
    {
        var own = new ReductionStep(isMean: false, [1], keepsAxes: false, null, Polynomial.Zero, Site.None, null) { LossReduction = LossApis.All.Single(a => a.Function == "mse_loss") };

        Assert.Null(Walk(Image, own, Mean()).OwnReducedByList);
        Assert.NotNull(Walk(Image, Sum(1), Mean()).OwnReducedByList);
    }

    [Fact]
    public void A_list_that_sums_a_channel_of_one_is_remembered()
    {
        var grey = TensorShape.BatchOf(1, 28, 28);
        var (list, again) = (Sum(1), Sum(-1));

        Assert.Same(list, Walk(grey, list, again, Mean()).UnitSummedByList);
        Assert.Null(Walk(grey, Mean(1), Sum()).UnitSummedByList);
        Assert.Null(Walk(grey, Sum()).UnitSummedByList);
        Assert.Null(Walk(grey, Sum(2, 3), Mean()).UnitSummedByList);
        var kept = Kept(Sum(2));
        var unit = Sum(2);
        Assert.Same(unit, Walk(Image, kept, unit, Mean()).UnitSummedByList);
    }

    [Fact]
    public void Axes_that_are_out_of_range_are_none()
    {
        Assert.Equal((-1, "-1,-1,-1"), (Walk(Image, Sum(4), Mean()).BatchPower, Own(Walk(Image, Sum(4), Mean()))));
        Assert.Equal("0,-1,-1", Own(Walk(Image, Sum(1, 1, -3), Mean())));
        Assert.Equal("-1,-1,0", Own(Walk(Image, Sum(3, -5), Mean())));
    }

    [Fact]
    public void An_axis_without_meaning_is_unknown()
    {
        const string Reason = "an axis made by stack, expand or transpose";

        Assert.Equal(Reason, Walk(TensorShape.Scrambled, Mean()).Unknown);
        Assert.Equal(Reason, Walk(new TensorShape([new TensorAxis(AxisRole.Foreign, 5), new TensorAxis(AxisRole.Batch, null), new TensorAxis(AxisRole.Element, 7)]), Mean()).Unknown);
        Assert.Equal((0, "0,0,0"), (Walk(new TensorShape([new TensorAxis(AxisRole.Batch, null), new TensorAxis(AxisRole.Foreign, 5)]), Mean()).BatchPower, "0,0,0"));
        Assert.Equal("what happens to the elements that are not reduced here", Walk(Image, Sum(1)).Unknown);
    }

    /// <summary>The weight of a sum of ones, counted by reducing an array of ones.</summary>
    [Fact]
    public void Random_reductions_weigh_what_they_do_to_an_array_of_ones()
    {
        int[] extents = [5, 2, 3, 7];
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var steps = new List<ReductionStep>();
            var left = extents.ToList();
            var value = 1.0;
            while (left.Count > 0)
            {
                var isMean = random.Next(2) == 0;
                var axes = Enumerable.Range(0, left.Count).Where(_ => random.Next(3) == 0).ToArray();
                if (axes.Length == 0 && random.Next(4) > 0)
                {
                    continue;
                }

                var reduced = axes.Length == 0 ? [.. Enumerable.Range(0, left.Count)] : axes;
                steps.Add(isMean ? Mean(axes) : Sum([.. axes.Select(a => random.Next(2) == 0 ? a : a - left.Count)]));
                value *= isMean ? 1 : reduced.Aggregate(1.0, (product, axis) => product * left[axis]);
                foreach (var axis in reduced.OrderDescending())
                {
                    left.RemoveAt(axis);
                }
            }

            var walk = Walk(TensorShape.BatchOf(extents[1], extents[2], extents[3]), [.. steps]);
            var weight = Math.Pow(extents[0], walk.BatchPower) * Enumerable.Range(1, 3).Aggregate(1.0, (product, own) => product * Math.Pow(extents[own], walk.OwnPowers[own]));

            Assert.Equal(value / extents.Aggregate(1.0, (product, extent) => product * extent), weight, 1e-12);
        }
    }

    private static ReductionWalk Walk(TensorShape shape, params ReductionStep[] steps)
    {
        var term = new LossTerms().Reconstruction(shape, steps: steps);
        return ReductionWalk.Of(term, TermLayout.Of(term, 2, 0));
    }

    private static string Own(ReductionWalk walk) => string.Join(",", walk.OwnPowers.Skip(1));
}
