using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

/// <summary>Spellings of one quantity must become one polynomial; different quantities must not.</summary>
public sealed class ElementwiseAlgebraTests
{
    private readonly ElementwiseAlgebra _algebra;
    private readonly Polynomial _mean;
    private readonly Polynomial _logVariance;

    public ElementwiseAlgebraTests()
    {
        var atoms = new AtomTable();
        _algebra = new ElementwiseAlgebra(atoms);
        _mean = Polynomial.Of(atoms.Leaf("mean", null, Site.None));
        _logVariance = Polynomial.Of(atoms.Leaf("logVariance", null, Site.None));
    }

    [Fact]
    public void A_product_with_itself_is_the_square()
    {
        Assert.Equal(_algebra.Square(_mean, Site.None).Key, _algebra.Multiply(_mean, _mean, Site.None).Key);
        Assert.Equal(_algebra.Power(_mean, 2, Site.None).Key, _algebra.Multiply(_mean, _mean, Site.None).Key);
        Assert.NotEqual(_algebra.Power(_mean, 3, Site.None).Key, _algebra.Square(_mean, Site.None).Key);
    }

    [Fact]
    public void The_square_of_the_standard_deviation_is_the_variance()
    {
        var deviation = _algebra.Exp(_logVariance.Scale(0.5), Site.None);
        var variance = _algebra.Exp(_logVariance, Site.None);

        Assert.Equal(variance.Key, _algebra.Square(deviation, Site.None).Key);
        Assert.Equal(variance.Key, _algebra.Multiply(deviation, deviation, Site.None).Key);
        Assert.NotEqual(variance.Key, deviation.Key);
    }

    [Fact]
    public void Log_and_exp_undo_each_other()
    {
        var variance = _algebra.Exp(_logVariance, Site.None);
        var logDeviation = _algebra.Log(_algebra.Exp(_logVariance.Scale(0.5), Site.None), Site.None);

        Assert.Equal(_logVariance.Key, _algebra.Log(variance, Site.None).Key);
        Assert.Equal(_logVariance.Scale(0.5).Key, logDeviation.Key);
        Assert.Equal(_mean.Key, _algebra.Exp(_algebra.Log(_mean, Site.None), Site.None).Key);
    }

    [Fact]
    public void A_product_of_exponentials_adds_the_exponents()
    {
        var product = _algebra.Multiply(_algebra.Exp(_logVariance, Site.None), _algebra.Exp(_mean, Site.None), Site.None);

        Assert.Equal(_algebra.Exp(Polynomial.Add(_logVariance, _mean), Site.None).Key, product.Key);
        Assert.Equal(1.0, _algebra.Multiply(_algebra.Exp(_mean, Site.None), _algebra.Exp(_mean.Scale(-1), Site.None), Site.None).AsNumber);
    }

    [Fact]
    public void A_difference_and_its_negative_have_one_square_and_one_absolute_value()
    {
        var forth = Polynomial.Add(_mean, _logVariance, -1);
        var back = Polynomial.Add(_logVariance, _mean, -1);

        Assert.Equal(_algebra.Square(forth, Site.None).Key, _algebra.Square(back, Site.None).Key);
        Assert.Equal(_algebra.Abs(forth, Site.None).Key, _algebra.Abs(back, Site.None).Key);
        Assert.NotEqual(_algebra.Square(forth, Site.None).Key, _algebra.Square(Polynomial.Add(_mean, _logVariance), Site.None).Key);
    }

    [Fact]
    public void A_tiny_guard_disappears_and_a_real_addend_does_not()
    {
        var variance = _algebra.Exp(_logVariance, Site.None);
        Polynomial Plus(double number) => Polynomial.Add(variance, Polynomial.Constant(Coefficient.Of(number)));

        Assert.Equal(_logVariance.Key, _algebra.Log(Plus(1e-8), Site.None).Key);
        Assert.NotEqual(_logVariance.Key, _algebra.Log(Plus(1), Site.None).Key);
        Assert.Equal(_algebra.Reciprocal(variance, Site.None).Key, _algebra.Reciprocal(Plus(1e-6), Site.None).Key);
    }

    [Fact]
    public void Constants_are_computed()
    {
        var two = Polynomial.Constant(Coefficient.Of(2));

        Assert.Equal(Math.Exp(2), _algebra.Exp(two, Site.None).AsNumber!.Value, 12);
        Assert.Equal(Math.Log(2), _algebra.Log(two, Site.None).AsNumber!.Value, 12);
        Assert.Equal(0.5, _algebra.Reciprocal(two, Site.None).AsNumber!.Value, 12);
        Assert.Equal(1.0, _algebra.Power(_mean, 0, Site.None).AsNumber);
        Assert.True(_algebra.Multiply(_mean, Polynomial.Zero, Site.None).IsZero);
    }

    [Fact]
    public void Multiplication_distributes_over_addition()
    {
        var sum = Polynomial.Add(_mean, Polynomial.Constant(Coefficient.Of(3)));

        var product = _algebra.Multiply(sum, _logVariance, Site.None);

        Assert.Equal(Polynomial.Add(_algebra.Multiply(_mean, _logVariance, Site.None), _logVariance.Scale(3)).Key, product.Key);
    }
}
