using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

public sealed class PolynomialTests
{
    private readonly AtomTable _atoms = new();

    [Fact]
    public void Equal_terms_are_added_up_and_opposite_ones_vanish()
    {
        var x = Leaf("x");

        Assert.Equal(5, Assert.Single(Polynomial.Add(x.Scale(2), x.Scale(3)).Terms).Coefficient.Number);
        Assert.True(Polynomial.Add(x, x, -1).IsZero);
        Assert.Equal(2, Polynomial.Add(x, Leaf("y")).Terms.Count);
    }

    [Fact]
    public void Terms_with_different_reductions_stay_apart()
    {
        var x = Leaf("x");
        var mean = x.Reduce(Step(isMean: true, x));
        var sum = x.Reduce(Step(isMean: false, x));

        Assert.Equal(2, Polynomial.Add(mean, sum).Terms.Count);
        Assert.Single(Polynomial.Add(mean, x.Reduce(Step(isMean: true, x))).Terms);
        Assert.True(mean.HasReductions);
        Assert.False(x.HasReductions);
    }

    [Fact]
    public void Reductions_over_other_axes_or_with_kept_ones_are_other_reductions()
    {
        var x = Leaf("x");
        var all = x.Reduce(new ReductionStep(true, null, false, null, x, Site.None, null));
        var first = x.Reduce(new ReductionStep(true, [1], false, null, x, Site.None, null));
        var both = x.Reduce(new ReductionStep(true, [1, 2], false, null, x, Site.None, null));
        var joined = x.Reduce(new ReductionStep(true, [12], false, null, x, Site.None, null));
        var kept = x.Reduce(new ReductionStep(true, [1], true, null, x, Site.None, null));
        var summed = x.Reduce(new ReductionStep(false, [1], false, null, x, Site.None, null));

        Assert.Equal(6, new[] { all, first, both, joined, kept, summed }.Aggregate((sum, next) => Polynomial.Add(sum, next)).Terms.Count);
    }

    [Fact]
    public void The_key_of_a_sum_does_not_depend_on_the_order_and_tells_coefficients_and_powers_apart()
    {
        var (x, y) = (Leaf("x"), Leaf("y"));
        var beta = Coefficient.Of(Symbol.Free("beta", "beta", isIntegral: false));

        Assert.Equal(Polynomial.Add(x, y).Key, Polynomial.Add(y, x).Key);
        Assert.Equal(
            6, new[] { x, y, x.Scale(2), x.Scale(beta), x.Scale(beta.Power(2)), Polynomial.Of(_atoms.Leaf("x", null, Site.None), power: 2) }.Select(p => p.Key).Distinct().Count());
    }

    [Fact]
    public void A_detached_term_is_another_term()
    {
        var x = Leaf("x");

        Assert.Equal(2, Polynomial.Add(x, x.Detach(Site.None)).Terms.Count);
        Assert.True(x.Detach(Site.None).Terms[0].Monomial.IsDetached);
    }

    [Fact]
    public void A_scalar_of_the_code_is_remembered_and_a_formula_constant_is_not()
    {
        var beta = new ScalarFactor(Coefficient.Of(Symbol.Free("beta", "beta", isIntegral: false)), Site.None, Site.None);

        Assert.Empty(Leaf("x").Scale(0.5).Terms[0].Scalars);
        Assert.Same(beta, Assert.Single(Leaf("x").Scale(beta).Terms[0].Scalars));
    }

    [Fact]
    public void A_sum_of_constants_is_a_number()
    {
        var sum = Polynomial.Add(Polynomial.Constant(Coefficient.FromConstant(784)), Polynomial.Constant(Coefficient.Of(0.5)));

        Assert.Equal(784.5, sum.AsNumber);
        Assert.Null(sum.AsCoefficient);
        Assert.Null(Leaf("x").AsNumber);
        Assert.Equal(0.0, Polynomial.Zero.AsNumber);
    }

    private Polynomial Leaf(string name) => Polynomial.Of(_atoms.Leaf(name, null, Site.None));

    private static ReductionStep Step(bool isMean, Polynomial input) => new(isMean, axes: null, keepsAxes: false, inputShape: null, input, Site.None, axesSite: null);
}
