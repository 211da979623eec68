using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Algebra;

/// <summary>What every operation keeps apart, keeps symbolic, or keeps of its operands besides the value.</summary>
public sealed class AlgebraLawTests
{
    private static readonly Site Here = At(1);

    private readonly AtomTable _atoms = new();
    private readonly ElementwiseAlgebra _algebra;
    private readonly Polynomial _x;
    private readonly Polynomial _y;
    private readonly Coefficient _beta = Coefficient.Of(Symbol.Free("beta", "beta", isIntegral: false));

    public AlgebraLawTests()
    {
        _algebra = new ElementwiseAlgebra(_atoms);
        _x = Leaf("x");
        _y = Leaf("y");
    }

    [Fact]
    public void Nothing_times_anything_is_nothing()
    {
        Assert.True(_algebra.Multiply(Polynomial.Zero, _x, Here).IsZero);
        Assert.True(_algebra.Multiply(_x, Polynomial.Zero, Here).IsZero);
        Assert.True(_algebra.Multiply(Polynomial.Add(_x, _y), Polynomial.Zero, Here).IsZero);
        Assert.True(_algebra.Square(Polynomial.Zero, Here).IsZero);
        Assert.True(_algebra.Abs(Polynomial.Zero, Here).IsZero);
    }

    [Fact]
    public void A_scalar_on_either_side_scales()
    {
        var scalar = Polynomial.Constant(_beta);

        Assert.Equal(_x.Scale(_beta).Key, _algebra.Multiply(scalar, _x, Here).Key);
        Assert.Equal(_x.Scale(_beta).Key, _algebra.Multiply(_x, scalar, Here).Key);
        var reduced = Reduced(_x);
        Assert.Equal(reduced.Scale(_beta).Key, _algebra.Multiply(scalar, reduced, Here).Key);
        Assert.Equal(reduced.Scale(_beta).Key, _algebra.Multiply(reduced, scalar, Here).Key);
    }

    [Fact]
    public void A_product_of_sums_is_expanded_up_to_a_size()
    {
        var (six, seven, eight) = (Sum("a", 6), Sum("b", 7), Sum("c", 8));

        Assert.Equal(48, _algebra.Multiply(six, eight, Here).Terms.Count);
        Assert.Equal("product", Assert.Single(_algebra.Multiply(seven, Sum("d", 7), Here).Terms).Monomial.Factors[0].Atom.Name);
    }

    [Fact]
    public void A_reduced_factor_makes_a_product_opaque()
    {
        foreach (var product in new[] { _algebra.Multiply(Reduced(_x), _y, Here), _algebra.Multiply(_x, Reduced(_y), Here), _algebra.Multiply(Reduced(_x), Reduced(_x), Here) })
        {
            var atom = Assert.Single(Assert.Single(product.Terms).Monomial.Factors).Atom;
            Assert.Equal((AtomKind.Opaque, "product", 2), (atom.Kind, atom.Name, atom.Arguments.Count));
        }
    }

    [Fact]
    public void A_sum_times_itself_is_one_square_and_a_factor_times_itself_a_power()
    {
        var sum = Polynomial.Add(_x, _y);

        Assert.Equal(AtomKind.Square, Assert.Single(Assert.Single(_algebra.Multiply(sum, sum, Here).Terms).Monomial.Factors).Atom.Kind);
        Assert.Equal(2, Assert.Single(Assert.Single(_algebra.Multiply(_x, _x, Here).Terms).Monomial.Factors).Power);
        Assert.Equal(3, _algebra.Multiply(sum, Polynomial.Add(_x, _y, -1), Here).Terms.Count + 1);
    }

    [Fact]
    public void A_product_keeps_scalars_place_and_cut_of_both_sides()
    {
        var (first, second) = (new ScalarFactor(_beta, At(2), At(3)), new ScalarFactor(Coefficient.Of(3), At(4), At(5)));

        var term = Assert.Single(_algebra.Multiply(_x.Scale(first), _y.Scale(second), Here).Terms);

        Assert.Equal([first, second], term.Scalars);
        Assert.Same(Here, term.Site);
        Assert.True(term.Coefficient.IsSame(_beta * Coefficient.Of(3)));
        Assert.Same(At9, Assert.Single(_algebra.Multiply(_x.Detach(At9), _y, Here).Terms).Monomial.DetachedAt);
        Assert.Same(At9, Assert.Single(_algebra.Multiply(_x, _y.Detach(At9), Here).Terms).Monomial.DetachedAt);
        Assert.Same(At9, Assert.Single(_algebra.Multiply(_x.Detach(At9), _y.Detach(Here), Here).Terms).Monomial.DetachedAt);
        Assert.Null(term.Monomial.DetachedAt);
    }

    [Fact]
    public void Factors_that_cancel_are_gone()
    {
        var one = _algebra.Multiply(_algebra.Multiply(_x, _y, Here), _algebra.Reciprocal(_x, Here), Here);

        Assert.Equal(_y.Key, one.Key);
        Assert.True(_algebra.Multiply(_x, _algebra.Reciprocal(_x, Here), Here).AsCoefficient!.IsNumber);
    }

    [Fact]
    public void Factors_are_ordered_whichever_came_first()
    {
        Assert.Equal(_algebra.Multiply(_x, _y, Here).Key, _algebra.Multiply(_y, _x, Here).Key);
        Assert.Equal(_algebra.Power(_algebra.Multiply(_x, _y, Here), 3, Here).Key, _algebra.Multiply(_algebra.Power(_y, 3, Here), _algebra.Power(_x, 3, Here), Here).Key);
    }

    [Fact]
    public void A_power_of_what_cannot_be_raised_stays_a_power()
    {
        foreach (var value in new[] { Reduced(_x), Polynomial.Add(_x, _y) })
        {
            Assert.Equal((AtomKind.Power, -1.0), (OnlyAtom(_algebra.Reciprocal(value, Here)).Kind, OnlyAtom(_algebra.Reciprocal(value, Here)).Exponent));
            Assert.Equal((AtomKind.Power, 0.5), (OnlyAtom(_algebra.Power(value, 0.5, Here)).Kind, OnlyAtom(_algebra.Power(value, 0.5, Here)).Exponent));
        }

        Assert.Equal((AtomKind.Power, 2.0), (OnlyAtom(_algebra.Square(Reduced(_x), Here)).Kind, OnlyAtom(_algebra.Square(Reduced(_x), Here)).Exponent));
        Assert.Equal(_algebra.Reciprocal(Polynomial.Add(_x, _y), Here).Key, _algebra.Power(Polynomial.Add(_x, _y), -1, Here).Key);
        Assert.Equal("", OnlyAtom(_algebra.Reciprocal(Polynomial.Add(_x, _y), Here)).Name);
        Assert.Equal(AtomKind.Power, OnlyAtom(_algebra.Power(_x.Scale(-1), 0.5, Here)).Kind);
        Assert.Equal(AtomKind.Power, OnlyAtom(_algebra.Power(_x.Scale(_beta), 0.5, Here)).Kind);
        Assert.Equal(AtomKind.Power, OnlyAtom(_algebra.Reciprocal(Polynomial.Zero, Here)).Kind);
    }

    [Fact]
    public void A_power_of_one_term_is_a_term()
    {
        Assert.Equal(_algebra.Multiply(_x, _x, Here).Scale(4).Key, _algebra.Power(_x.Scale(-2), 2, Here).Key);
        Assert.Equal(_algebra.Power(_x, 0.5, Here).Scale(3).Key, _algebra.Power(_x.Scale(9), 0.5, Here).Key);
        Assert.Equal(_algebra.Multiply(_x, _x, Here).Scale(_beta.Power(2)).Key, _algebra.Power(_x.Scale(_beta), 2, Here).Key);
        Assert.Equal(_algebra.Reciprocal(_x, Here).Scale(_beta.Inverse()).Key, _algebra.Reciprocal(_x.Scale(_beta), Here).Key);
        Assert.Same(_x, _algebra.Power(_x, 1, Here));
        Assert.Equal(1, _algebra.Power(Polynomial.Add(_x, _y), 0, Here).AsNumber);
        Assert.Equal(0.125, _algebra.Power(Polynomial.Constant(Coefficient.Of(2)), -3, Here).AsNumber!.Value, 1e-12);
    }

    [Fact]
    public void A_power_keeps_scalars_and_cut()
    {
        var factor = new ScalarFactor(Coefficient.Of(3), At(2), At(3));

        var term = Assert.Single(_algebra.Power(_x.Scale(factor).Detach(At9), 3, Here).Terms);

        Assert.Equal([factor], term.Scalars);
        Assert.Same(At9, term.Monomial.DetachedAt);
        Assert.Same(Here, term.Site);
        Assert.Equal(27, term.Coefficient.Number, 1e-12);
    }

    [Fact]
    public void Roots_and_squares_undo_each_other_up_to_the_sign()
    {
        var difference = Polynomial.Add(_x, _y, -1);
        var square = _algebra.Square(difference, Here);

        Assert.Equal(_algebra.Abs(difference, Here).Key, _algebra.Power(square, 0.5, Here).Key);
        Assert.Equal(square.Key, _algebra.Square(_algebra.Abs(difference, Here), Here).Key);
        Assert.NotEqual(_algebra.Abs(difference, Here).Key, _algebra.Power(square, 1.5, Here).Key);
        Assert.NotEqual(square.Key, _algebra.Power(_algebra.Abs(difference, Here), 3, Here).Key);
        Assert.Equal(square.Key, _algebra.Power(_algebra.Power(square, 0.5, Here), 2, Here).Key);
        Assert.Equal(square.Key, _algebra.Power(_algebra.Power(_algebra.Abs(difference, Here), 4, Here), 0.5, Here).Key);
    }

    [Fact]
    public void A_logarithm_may_be_negative_so_its_root_of_a_square_is_its_absolute_value()
    {
        var log = _algebra.Log(_x, Here);

        Assert.Equal(_algebra.Abs(log, Here).Key, _algebra.Power(_algebra.Square(log, Here), 0.5, Here).Key);
        Assert.Equal(_algebra.Power(log, 4, Here).Key, _algebra.Square(_algebra.Square(log, Here), Here).Key);
        Assert.Equal(_algebra.Power(log, 3, Here).Key, _algebra.Multiply(log, _algebra.Square(log, Here), Here).Key);
    }

    [Fact]
    public void A_power_of_an_exponential_is_an_exponential()
    {
        var exp = _algebra.Exp(_x, Here);

        Assert.Equal(_algebra.Exp(_x.Scale(-1), Here).Key, _algebra.Reciprocal(exp, Here).Key);
        Assert.Equal(_algebra.Exp(_x.Scale(0.5), Here).Key, _algebra.Power(exp, 0.5, Here).Key);
        Assert.Equal(_algebra.Exp(_x.Scale(6), Here).Scale(8).Key, _algebra.Power(_algebra.Square(exp, Here).Scale(2), 3, Here).Key);
    }

    [Fact]
    public void An_exponential_undoes_one_logarithm_and_no_other()
    {
        var log = _algebra.Log(_x, Here);

        Assert.Equal(_algebra.Square(_x, Here).Key, _algebra.Exp(log.Scale(2), Here).Key);
        Assert.Equal(AtomKind.Exp, OnlyAtom(_algebra.Exp(log.Scale(_beta), Here)).Kind);
        Assert.Equal(AtomKind.Exp, OnlyAtom(_algebra.Exp(_algebra.Square(log, Here), Here)).Kind);
        Assert.Equal(AtomKind.Exp, OnlyAtom(_algebra.Exp(Reduced(log), Here)).Kind);
        Assert.Equal(AtomKind.Exp, OnlyAtom(_algebra.Exp(_algebra.Multiply(log, _y, Here), Here)).Kind);
        Assert.Equal(AtomKind.Exp, OnlyAtom(_algebra.Exp(Polynomial.Add(log, _y), Here)).Kind);
        Assert.Equal(1, _algebra.Exp(Polynomial.Zero, Here).AsNumber);
        Assert.Equal(AtomKind.Exp, OnlyAtom(_algebra.Exp(Polynomial.Constant(_beta), Here)).Kind);
    }

    [Fact]
    public void A_logarithm_takes_a_product_apart()
    {
        var product = _algebra.Multiply(_x, _algebra.Power(_y, 3, Here), Here);

        Assert.Equal(Polynomial.Add(_algebra.Log(_x, Here), _algebra.Log(_y, Here).Scale(3)).Key, _algebra.Log(product, Here).Key);
        Assert.Equal(Polynomial.Add(Polynomial.Constant(Coefficient.Of(Math.Log(5))), _algebra.Log(_x, Here)).Key, _algebra.Log(_x.Scale(5), Here).Key);
        Assert.Equal(Polynomial.Add(_x.Scale(3), _algebra.Log(_y, Here)).Key, _algebra.Log(_algebra.Multiply(_algebra.Exp(_x.Scale(3), Here), _y, Here), Here).Key);
        var symbolic = _algebra.Log(_x.Scale(_beta), Here);
        Assert.Equal(2, symbolic.Terms.Count);
        Assert.Equal(("log", SymbolKind.Free), (symbolic.Terms[0].Coefficient.Factors[0].Symbol.Name, symbolic.Terms[0].Coefficient.Factors[0].Symbol.Kind));
        Assert.NotEqual(symbolic.Key, _algebra.Log(_x.Scale(_beta.Power(2)), Here).Key);
        Assert.False(symbolic.Terms[0].Coefficient.Factors[0].Symbol.IsIntegral);
        Assert.Equal("free:log 1*free:beta", symbolic.Terms[0].Coefficient.Factors[0].Symbol.Key);
        Assert.Equal(Math.Log(1.001), _algebra.Log(Number(1.001), Here).AsNumber!.Value, 1e-12);
        Assert.Same(_atoms.Get(AtomKind.Log, "", [_x], 0, Here), OnlyAtom(_algebra.Log(_x, Here)));
    }

    [Fact]
    public void A_logarithm_of_what_may_be_negative_or_is_a_sum_stays_one()
    {
        Assert.Equal(AtomKind.Log, OnlyAtom(_algebra.Log(_x.Scale(-1), Here)).Kind);
        Assert.Equal(AtomKind.Log, OnlyAtom(_algebra.Log(Polynomial.Add(_x, _y), Here)).Kind);
        Assert.Equal(AtomKind.Log, OnlyAtom(_algebra.Log(Reduced(_x), Here)).Kind);
        Assert.Same(_x.Terms[0].Monomial.Factors[0].Atom, OnlyAtom(_algebra.Log(_x, Here)).Argument!.Terms[0].Monomial.Factors[0].Atom);
    }

    [Theory]
    [InlineData(1e-8, true)]
    [InlineData(-1e-8, true)]
    [InlineData(1.9e-3, true)]
    [InlineData(-1.9e-3, true)]
    [InlineData(2.1e-3, false)]
    [InlineData(-2.1e-3, false)]
    [InlineData(0.5, false)]
    public void A_guard_is_a_small_constant(double number, bool isGuard)
    {
        var guarded = Polynomial.Add(_x, Number(number));
        var almostOne = Polynomial.Add(Polynomial.Add(Number(1), _x, -1), Number(number));
        var one = Polynomial.Add(Number(1), _x, -1);

        Assert.Equal(isGuard, _algebra.Log(guarded, Here).Key == _algebra.Log(_x, Here).Key);
        Assert.Equal(isGuard, _algebra.Reciprocal(guarded, Here).Key == _algebra.Reciprocal(_x, Here).Key);
        Assert.Equal(isGuard, _algebra.Power(guarded, 0.5, Here).Key == _algebra.Power(_x, 0.5, Here).Key);
        Assert.Equal(isGuard, _algebra.Square(guarded, Here).Key == _algebra.Square(_x, Here).Key);
        Assert.Equal(isGuard, _algebra.Log(almostOne, Here).Key == _algebra.Log(one, Here).Key);
    }

    [Fact]
    public void The_largest_guard_is_one() => Assert.Equal(_algebra.Log(_x, Here).Key, _algebra.Log(Polynomial.Add(_x, Number(ElementwiseAlgebra.Epsilon)), Here).Key);

    [Fact]
    public void Only_a_number_beside_a_tensor_is_a_guard()
    {
        Assert.Equal(AtomKind.Log, OnlyAtom(_algebra.Log(Polynomial.Add(_x, Polynomial.Constant(_beta).Scale(1e-8)), Here)).Kind);
        Assert.NotEqual(_algebra.Log(_x, Here).Key, _algebra.Log(Polynomial.Add(_x, _y.Scale(1e-8)), Here).Key);
        Assert.Equal(Math.Log(1e-8), _algebra.Log(Number(1e-8), Here).AsNumber!.Value, 1e-9);
        Assert.Equal(1e8, _algebra.Reciprocal(Number(1e-8), Here).AsNumber!.Value, 1);
        Assert.Equal(Polynomial.Add(_x, _y).Key, OnlyAtom(_algebra.Log(Polynomial.Add(Polynomial.Add(_x, _y), Number(1e-8)), Here)).Argument!.Key);
        Assert.NotEqual(_algebra.Log(Polynomial.Add(Number(1), _x.Scale(1.0005)), Here).Key, _algebra.Log(Polynomial.Add(Number(1), _x), Here).Key);
    }

    [Fact]
    public void An_absolute_value_forgets_the_sign_and_nothing_else()
    {
        Assert.Equal(_algebra.Abs(_x, Here).Key, _algebra.Abs(_x.Scale(-1), Here).Key);
        Assert.NotEqual(_algebra.Abs(_x, Here).Key, _algebra.Abs(_x.Scale(2), Here).Key);
        Assert.Equal(1, OnlyAtom(_algebra.Abs(_x.Scale(-1), Here)).Argument!.Terms[0].Coefficient.Number);
        Assert.Equal(1, OnlyAtom(_algebra.Abs(_x, Here)).Argument!.Terms[0].Coefficient.Number);
    }

    [Fact]
    public void A_function_has_a_name_and_the_shape_it_was_first_given()
    {
        var softplus = _algebra.Function("softplus", _x, null, Here);
        Assert.Null(OnlyAtom(softplus).Shape);

        var shaped = OnlyAtom(_algebra.Function("softplus", _x, TensorShape.BatchOf(3), Here));

        Assert.Same(OnlyAtom(softplus), shaped);
        Assert.Equal("[B,3]", shaped.Shape!.ToString());
        Assert.Equal("[B,3]", OnlyAtom(_algebra.Function("softplus", _x, TensorShape.BatchOf(4), Here)).Shape!.ToString());
        Assert.NotEqual(softplus.Key, _algebra.Function("sigmoid", _x, null, Here).Key);
        Assert.Equal((AtomKind.Function, "softplus"), (shaped.Kind, shaped.Name));
    }

    [Fact]
    public void What_is_not_understood_remembers_what_it_was_made_from()
    {
        var opaque = OnlyAtom(_algebra.Opaque("mix", Here, _x, _y));

        Assert.Equal((AtomKind.Opaque, "mix"), (opaque.Kind, opaque.Name));
        Assert.Equal(["x", "y"], Polynomial.Of(opaque).LeafAtoms.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Same(Here, opaque.Site);
    }

    private static readonly Site At9 = At(9);

    private static Site At(int line) => new(new Origin("a.cs", line, line + 1, line, 1, line, 2, null), null);

    private static Atom OnlyAtom(Polynomial value)
    {
        var (atom, power) = Assert.Single(Assert.Single(value.Terms).Monomial.Factors);
        Assert.Equal(1, power);
        return atom;
    }

    private static Polynomial Number(double number) => Polynomial.Constant(Coefficient.Of(number));

    private Polynomial Leaf(string name) => Polynomial.Of(_atoms.Leaf(name, null, Site.None));

    private Polynomial Sum(string name, int count) => Enumerable.Range(0, count).Select(i => Leaf(name + i)).Aggregate((sum, next) => Polynomial.Add(sum, next));

    private static Polynomial Reduced(Polynomial value) => value.Reduce(new ReductionStep(false, [1], false, null, value, Site.None, null));
}
