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

    [Fact]
    public void A_sum_keeps_the_first_of_equal_terms_and_the_order_of_the_others()
    {
        var (x, y, z) = (Leaf("x"), Leaf("y"), Leaf("z"));

        Assert.Equal(["x", "y", "z"], Polynomial.Add(Polynomial.Add(x, y), Polynomial.Add(x, z)).Terms.Select(t => t.Monomial.ToString()));
        Assert.Equal([2.0, 1, 1], Polynomial.Add(Polynomial.Add(x, y), Polynomial.Add(x, z)).Terms.Select(t => t.Coefficient.Number));
        Assert.Equal([1.0, -3], Polynomial.Add(x, y, -3).Terms.Select(t => t.Coefficient.Number));
        Assert.Single(Polynomial.Add(x, y.Scale(1e-13)).Terms);
        Assert.Equal(2, Polynomial.Add(x, y.Scale(1e-11)).Terms.Count);
        Assert.Single(Polynomial.Add(x, y.Scale(-1e-13)).Terms);
        Assert.Equal(2, Polynomial.Add(x, y.Scale(-1)).Terms.Count);
    }

    [Fact]
    public void Scaling_by_nothing_leaves_nothing()
    {
        Assert.True(Leaf("x").Scale(0).IsZero);
        Assert.True(Leaf("x").Scale(new ScalarFactor(Coefficient.Zero, Site.None, Site.None)).IsZero);
        Assert.True(Polynomial.Constant(Coefficient.Zero).IsZero);
        Assert.Equal(Coefficient.Zero, Polynomial.Zero.AsCoefficient);
    }

    [Fact]
    public void Scalars_are_remembered_innermost_first()
    {
        var (first, second) = (new ScalarFactor(Coefficient.Of(3), Site.None, Site.None), new ScalarFactor(Coefficient.Of(5), Site.None, Site.None));

        var term = Assert.Single(Leaf("x").Scale(first).Scale(second).Terms);

        Assert.Equal([first, second], term.Scalars);
        Assert.Equal(15, term.Coefficient.Number);
        Assert.Equal([first, second], term.With(Coefficient.Of(2)).Scalars);
        Assert.False(first.HidesSign);
    }

    [Fact]
    public void A_reduction_is_the_place_of_its_term_and_comes_after_the_others()
    {
        var (x, at) = (Leaf("x"), new Site(new VaeLint.Core.Ir.Origin("a.cs", 1, 2, 1, 1, 1, 2, null), null));
        var (sum, mean) = (Step(isMean: false, x), new ReductionStep(true, [0], false, null, x, at, null));
        var factor = new ScalarFactor(Coefficient.Of(3), Site.None, Site.None);

        var term = Assert.Single(x.Scale(factor).Detach(at).Reduce(sum).Reduce(mean).Terms);

        Assert.Equal([sum, mean], term.Monomial.Steps);
        Assert.Same(at, term.Site);
        Assert.Same(at, term.Monomial.DetachedAt);
        Assert.Equal([factor], term.Scalars);
        Assert.Equal("sum*;mean0;detached", term.Monomial.StepsKey);
        Assert.Equal("x{sum*;mean0;detached}", term.Monomial.ToString());
    }

    [Fact]
    public void The_first_cut_of_a_gradient_counts()
    {
        var (first, second) = (new Site(VaeLint.Core.Ir.Origin.None, null), new Site(VaeLint.Core.Ir.Origin.None, null));
        var factor = new ScalarFactor(Coefficient.Of(3), Site.None, Site.None);
        var reduced = Leaf("x").Scale(factor).Reduce(Step(isMean: false, Leaf("x")));

        var term = Assert.Single(reduced.Detach(first).Detach(second).Terms);

        Assert.Same(first, term.Monomial.DetachedAt);
        Assert.Equal([factor], term.Scalars);
        Assert.Same(reduced.Terms[0].Site, term.Site);
        Assert.Single(term.Monomial.Steps);
    }

    [Fact]
    public void Terms_that_were_reduced_before_make_another_reduction()
    {
        var (x, y) = (Leaf("x"), Leaf("y"));
        var plain = Step(isMean: true, Polynomial.Add(x, y));
        var half = Step(isMean: true, Polynomial.Add(x.Reduce(Step(isMean: false, x)), y));
        var other = Step(isMean: true, Polynomial.Add(x.Reduce(Step(isMean: true, x)), y));

        Assert.Equal("mean*", plain.Key);
        Assert.Equal("mean*{sum*|}", half.Key);
        Assert.NotEqual(half.Key, other.Key);
        Assert.Equal("mean1.2k", new ReductionStep(true, [1, 2], true, null, x, Site.None, null).Key);
        Assert.Equal("sum0", new ReductionStep(false, [0], false, null, x, Site.None, null).Key);
    }

    [Fact]
    public void What_is_a_scalar_and_what_is_not()
    {
        var two = Polynomial.Constant(Coefficient.Of(2));
        var size = Polynomial.Constant(Coefficient.Of(Symbol.Batch));
        var reducedConstant = two.Reduce(Step(isMean: false, two));

        Assert.True(Polynomial.Add(two, size).IsScalar);
        Assert.False(Polynomial.Add(two, Leaf("x")).IsScalar);
        Assert.False(reducedConstant.IsScalar);
        Assert.True(reducedConstant.Terms[0].Monomial.IsUnit);
        Assert.Null(reducedConstant.AsNumber);
        Assert.Null(reducedConstant.AsCoefficient);
        Assert.Null(Polynomial.Add(two, size).AsNumber);
        Assert.Null(Polynomial.Add(two, size).AsCoefficient);
        Assert.Null(Leaf("x").AsCoefficient);
        Assert.Equal(2, two.AsCoefficient!.Number);
        Assert.True(Polynomial.Zero.IsScalar);
    }

    [Fact]
    public void Leaves_are_found_through_functions_and_once()
    {
        var algebra = new ElementwiseAlgebra(_atoms);
        var (x, y) = (Leaf("x"), Leaf("y"));
        var value = Polynomial.Add(algebra.Exp(Polynomial.Add(x, y), Site.None), algebra.Log(algebra.Exp(x.Scale(2), Site.None), Site.None));

        Assert.Equal(["x", "y"], value.LeafAtoms.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Empty(Polynomial.Constant(Coefficient.One).LeafAtoms);
    }

    [Fact]
    public void Text_is_a_formula_of_eight_addends()
    {
        var many = Enumerable.Range(0, 9).Select(i => Leaf("x" + i)).Aggregate((sum, next) => Polynomial.Add(sum, next));

        Assert.Equal("0", Polynomial.Zero.ToString());
        Assert.Equal("2·x + 3·1", Polynomial.Add(Leaf("x").Scale(2), Polynomial.Constant(Coefficient.Of(3))).ToString());
        Assert.Equal("1·x^-0.5", Polynomial.Of(_atoms.Leaf("x", null, Site.None), power: -0.5).ToString());
        Assert.Equal("1·x0 + 1·x1 + 1·x2 + 1·x3 + 1·x4 + 1·x5 + 1·x6 + 1·x7 …", many.ToString());
        Assert.DoesNotContain("…", Polynomial.Add(many, Leaf("x8"), -1).ToString(), StringComparison.Ordinal);
        Assert.Equal("1·x·y", new ElementwiseAlgebra(_atoms).Multiply(Leaf("x"), Leaf("y"), Site.None).ToString());
    }

    [Fact]
    public void Keys_name_atoms_powers_and_history()
    {
        var (x, y) = (_atoms.Leaf("x", null, Site.None), _atoms.Leaf("y", null, Site.None));
        var product = new Monomial([(x, 1), (y, -0.5)], [], null);

        Assert.Equal($"a{x.Id}*a{y.Id}^-0.5", product.FactorsKey);
        Assert.Equal($"a{x.Id}*a{y.Id}^-0.5|", product.Key);
        Assert.Equal($"2*&a{x.Id}|", Leaf("x").Scale(2).Key);
        Assert.Equal(("", "|"), (Monomial.Unit.FactorsKey, Monomial.Unit.Key));
    }

    private Polynomial Leaf(string name) => Polynomial.Of(_atoms.Leaf(name, null, Site.None));

    private static ReductionStep Step(bool isMean, Polynomial input) => new(isMean, axes: null, keepsAxes: false, inputShape: null, input, Site.None, axesSite: null);
}
