using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;
using static VaeLint.Core.Tests.Losses.LossTerms;

namespace VaeLint.Core.Tests.Losses;

/// <summary>Which integers are sizes, which are stale, and which are weights.</summary>
public sealed class LiteralMatcherTests
{
    private readonly LossTerms _terms = new();

    [Theory]
    [InlineData(784)]
    [InlineData(3072)]
    public void An_integer_that_equals_a_known_size_is_that_size(long size)
    {
        var r = Judged(TensorShape.BatchOf(size), Coefficient.FromConstant(size), Mean());

        Assert.Equal(0, r.Power(r.OwnAxis(1)));
        Assert.Equal(1, r.Number);
        Assert.Empty(r.Assumptions);
    }

    [Fact]
    public void A_side_squared_is_the_size_of_an_image()
    {
        var r = Judged(TensorShape.BatchOf(784), Coefficient.FromConstant(28) * Coefficient.FromConstant(28), Mean());

        Assert.Equal(0, r.Power(r.OwnAxis(1)));
        Assert.Equal(1, r.Number);
    }

    [Fact]
    public void Channels_and_sides_are_the_size_of_an_image()
    {
        var r = Judged(TensorShape.BatchOf(3, 32, 32), Coefficient.Of(Symbol.Literal(3, null)) * Coefficient.FromConstant(32) * Coefficient.FromConstant(32), Mean());

        Assert.All(r.OwnAxes, axis => Assert.Equal(0, r.Power(axis)));
        Assert.Equal(1, r.Number, 1e-12);
    }

    [Fact]
    public void A_half_of_the_formula_may_stand_beside_the_size()
    {
        var r = Judged(TensorShape.BatchOf(784), Coefficient.Of(0.5) * Coefficient.FromConstant(784), Mean());

        Assert.Equal(0, r.Power(r.OwnAxis(1)));
        Assert.Equal(0.5, r.Number, 1e-12);
    }

    [Theory]
    [InlineData(784)]
    [InlineData(28 * 28 * 3)]
    public void A_reciprocal_that_was_folded_is_read_as_one_over_the_size(long size)
    {
        var k = JudgedKl(TensorShape.BatchOf(size), Coefficient.FromConstant(1.0 / size), Mean());

        Assert.Equal(-1, k.Power(Symbol.Axis("D", 0, size)));
        Assert.Equal(1, k.Number, 1e-9);
    }

    [Fact]
    public void A_ratio_of_sizes_that_was_folded_is_read_with_the_known_size()
    {
        var k = JudgedKl(TensorShape.BatchOf(784), Coefficient.Of(32.0 / 784), Mean());

        Assert.Equal(-1, k.Power(Symbol.Axis("D", 0, 784)));
        Assert.Equal(32, k.Number * Math.Pow(32, k.Power(Symbol.Axis("L", 0, 32))), 1e-9);
    }

    [Fact]
    public void An_integer_that_contradicts_the_known_size_is_stale()
    {
        var r = Judged(TensorShape.BatchOf(3072), Coefficient.FromConstant(784), Mean());

        Assert.Equal((784.0, 3072.0), (r.Stale!.Value.Literal.Value, r.Stale.Value.Known));
        Assert.Equal(784, r.Number);
    }

    [Fact]
    public void An_integer_is_taken_for_the_unknown_size_that_its_term_lacks()
    {
        var r = Judged(null, Coefficient.FromConstant(784), Mean());

        Assert.Equal("784 is D", Assert.Single(r.Assumptions).ToString());
        Assert.Equal(0, r.Power(r.OwnAxis(1)));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(0.1)]
    [InlineData(0.00025)]
    [InlineData(5000)]
    public void A_round_number_is_a_weight(double weight)
    {
        var r = Judged(null, Coefficient.FromConstant(weight), Mean());

        Assert.Equal(weight, r.Number, 1e-12);
        Assert.Empty(r.Assumptions);
    }

    [Fact]
    public void A_name_decides_what_the_number_leaves_open()
    {
        var r = Weight(_terms.Reconstruction(null, Coefficient.FromConstant(100, "BatchSize").Inverse(), steps: [Sum()]), "D");
        Match(r, Weight(_terms.Divergence(null, steps: [Sum(1), Mean()]), "L"));

        Assert.Equal("BatchSize is B", Assert.Single(r.Assumptions).ToString());
        Assert.Equal(-1, r.Power(Symbol.Batch));
    }

    [Fact]
    public void An_unnamed_divisor_beside_a_mean_is_the_batch()
    {
        var r = Weight(_terms.Reconstruction(null, Coefficient.FromConstant(128).Inverse(), steps: [Sum()]), "D");
        Match(r, Weight(_terms.Divergence(null, steps: [Sum(1), Mean()]), "L"));

        Assert.Equal("128 is B", Assert.Single(r.Assumptions).ToString());
    }

    private TermWeight Judged(TensorShape? shape, Coefficient weight, params ReductionStep[] steps)
    {
        var r = Weight(_terms.Reconstruction(shape, weight, steps: steps), "D");
        Match(r, Weight(_terms.Divergence(null, steps: [Sum(1), Mean()]), "L"));
        return r;
    }

    private TermWeight JudgedKl(TensorShape shape, Coefficient weight, params ReductionStep[] reconstruction)
    {
        var r = Weight(_terms.Reconstruction(shape, steps: reconstruction), "D");
        var k = Weight(_terms.Divergence(null, weight, steps: [Sum(1), Mean()]), "L");
        Match(r, k);
        return k;
    }

    private static void Match(params TermWeight[] weights)
    {
        foreach (var weight in weights)
        {
            weight.Number = weight.Term.Coefficient.Number;
            weight.Literals.AddRange(weight.Term.Coefficient.Factors.Select(f => (f.Symbol, f.Power)));
        }

        LiteralMatcher.Match([.. weights]);
    }
}
