using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

public sealed class CoefficientTests
{
    [Theory]
    [InlineData(784, 1, "784", 1)]
    [InlineData(-784, -1, "784", 1)]
    [InlineData(16, 1, "16", 1)]
    [InlineData(1.0 / 784, 1, "784", -1)]
    [InlineData(1.0f / 3072, 1, "3072", -1)]
    public void A_constant_that_may_be_a_size_stays_symbolic(double value, double number, string symbol, int power)
    {
        var coefficient = Coefficient.FromConstant(value);

        Assert.Equal(number, coefficient.Number);
        var factor = Assert.Single(coefficient.Factors);
        Assert.Equal(symbol, factor.Symbol.Name);
        Assert.Equal(SymbolKind.Literal, factor.Symbol.Kind);
        Assert.Equal(power, factor.Power);
        Assert.Equal(value, coefficient.Value!.Value, 9);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(15)]
    [InlineData(0.00025)]
    [InlineData(0.001)]
    [InlineData(2.5)]
    [InlineData(5e9)]
    public void Any_other_constant_is_a_number(double value)
    {
        var coefficient = Coefficient.FromConstant(value);

        Assert.True(coefficient.IsNumber);
        Assert.Equal(value, coefficient.Number);
    }

    [Fact]
    public void A_small_integer_with_a_name_may_be_a_size_too()
    {
        Assert.True(Coefficient.FromConstant(2).IsNumber);
        Assert.Equal("LatentDim", Assert.Single(Coefficient.FromConstant(2, "LatentDim").Factors).Symbol.Name);
    }

    [Fact]
    public void Equal_factors_cancel_and_unequal_ones_do_not()
    {
        var size = Coefficient.FromConstant(784);
        var batch = Coefficient.Of(Symbol.Batch);

        Assert.True((size * size.Inverse()).IsSame(Coefficient.One));
        Assert.Equal(0, (size * batch.Inverse() * size * batch).PowerOf(Symbol.Batch));
        Assert.Equal(2, (size * batch.Inverse() * size).PowerOf(Symbol.Literal(784, null)));
        Assert.False((Coefficient.FromConstant(784) * Coefficient.FromConstant(785).Inverse()).IsNumber);
        Assert.Null((size * batch).Value);
    }

    [Fact]
    public void The_order_of_factors_does_not_matter()
    {
        var beta = Coefficient.Of(Symbol.Free("beta", "beta", isIntegral: false));
        var batch = Coefficient.Of(Symbol.Batch, -1);

        Assert.Equal((beta * batch).Key, (batch * beta).Key);
        Assert.True((beta * batch * Coefficient.Of(0.5)).IsSame(Coefficient.Of(0.5) * batch * beta));
        Assert.False((beta * batch).IsSame(beta));
    }

    [Fact]
    public void Substitution_raises_what_it_puts_in()
    {
        var squared = Coefficient.Of(Symbol.Literal(784, null), -2);

        var result = squared.Substitute(symbol => symbol.Kind == SymbolKind.Literal ? Coefficient.Of(Symbol.Batch) * Coefficient.Of(4) : Coefficient.One);

        Assert.Equal(-2, result.PowerOf(Symbol.Batch));
        Assert.Equal(1.0 / 16, result.Number, 12);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(1000, true)]
    [InlineData(300, true)]
    [InlineData(784, false)]
    [InlineData(120, false)]
    public void A_round_number_is_a_weight(double value, bool expected) => Assert.Equal(expected, Coefficient.IsRound(value));
}
