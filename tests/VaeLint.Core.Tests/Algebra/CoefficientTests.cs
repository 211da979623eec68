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

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(9, true)]
    [InlineData(11, false)]
    [InlineData(90, true)]
    [InlineData(110, false)]
    [InlineData(101, false)]
    public void Round_is_a_digit_and_zeros(double value, bool expected) => Assert.Equal(expected, Coefficient.IsRound(value));

    [Theory]
    [InlineData(15, null, false)]
    [InlineData(16, null, true)]
    [InlineData(16.5, null, false)]
    [InlineData(999_999_999, null, true)]
    [InlineData(1_000_000_000, null, false)]
    [InlineData(2, "LatentDim", true)]
    [InlineData(1, "LatentDim", false)]
    [InlineData(2.5, "LatentDim", false)]
    [InlineData(-3, "LatentDim", true)]
    [InlineData(-16, null, true)]
    public void Where_a_constant_begins_to_be_a_size(double value, string? name, bool isSymbolic)
    {
        var coefficient = Coefficient.FromConstant(value, name);

        Assert.Equal(isSymbolic, !coefficient.IsNumber);
        Assert.Equal(value, coefficient.Value!.Value);
        Assert.Equal(isSymbolic ? Math.Sign(value) : value, coefficient.Number);
    }

    [Theory]
    [InlineData(1.0 / 17, 17.0)]
    [InlineData(1.0 / 16, 16.0)]
    [InlineData(1.0 / 15, null)]
    [InlineData(-1.0 / 784, 784.0)]
    [InlineData(1.0 / 784.5, null)]
    [InlineData(1.0 / 784 * (1 + 1e-7), 784.0)]
    [InlineData(1.0 / 784 * (1 + 3e-7), null)]
    [InlineData(1.0 / 784 * (1 - 3e-7), null)]
    [InlineData(1.0 / 500, null)]
    [InlineData(1.0 / 1_999_999_999, null)]
    [InlineData(0.0, null)]
    public void Where_a_fraction_is_one_over_a_size(double value, double? size)
    {
        var coefficient = Coefficient.FromConstant(value);

        if (size is null)
        {
            Assert.True(coefficient.IsNumber);
            Assert.Equal(value, coefficient.Number);
        }
        else
        {
            Assert.Equal((Symbol.Literal(size.Value, null), -1), Assert.Single(coefficient.Factors));
            Assert.Equal(Math.Sign(value), coefficient.Number);
        }
    }

    [Fact]
    public void A_name_stays_with_its_number()
    {
        Assert.Equal("Pixels", Coefficient.FromConstant(784, "Pixels").Factors[0].Symbol.Name);
        Assert.Equal("InversePixels", Coefficient.FromConstant(1.0 / 784, "InversePixels").Factors[0].Symbol.Name);
    }

    [Fact]
    public void Zero_and_one_are_themselves()
    {
        Assert.Same(Coefficient.Zero, Coefficient.Of(0.0));
        Assert.Same(Coefficient.One, Coefficient.Of(1.0));
        Assert.Same(Coefficient.One, Coefficient.Of(Symbol.Batch, 0));
        Assert.Same(Coefficient.One, Coefficient.Of(Symbol.Batch).Power(0));
        Assert.True(Coefficient.Zero.IsZero);
        Assert.False(Coefficient.One.IsZero);
        Assert.Equal([(true, false), (false, false), (false, true)], new[] { 0.5, 0, -0.5 }.Select(number => Coefficient.Of(number)).Select(c => (c.IsPositive, c.IsNegative)));
        Assert.Equal(-2, Coefficient.Of(Symbol.Batch, -2).PowerOf(Symbol.Batch));
    }

    [Fact]
    public void Products_multiply_numbers_and_add_powers()
    {
        var (two, batch, size) = (Coefficient.Of(2), Coefficient.Of(Symbol.Batch).WithNumber(3), Coefficient.FromConstant(784).WithNumber(5));

        Assert.Equal(6, (two * batch).Number);
        Assert.Equal(6, (batch * two).Number);
        Assert.Equal(15, (batch * size).Number);
        Assert.Equal(1, (two * batch).PowerOf(Symbol.Batch));
        Assert.Equal(2, (batch * batch).PowerOf(Symbol.Batch));
        Assert.Equal((1, 1), ((batch * size).PowerOf(Symbol.Batch), (batch * size).PowerOf(Symbol.Literal(784, null))));
        Assert.True((batch * batch.Inverse()).IsNumber);
        Assert.Equal(1.0 / 9, batch.Power(-2).Number, 1e-12);
        Assert.Equal(-2, batch.Power(-2).PowerOf(Symbol.Batch));
        Assert.Equal(0, two.PowerOf(Symbol.Batch));
        Assert.Equal(784.0 * 784 * 4, (Coefficient.FromConstant(784).Power(2) * two * two).Value);
    }

    [Fact]
    public void Keys_tell_numbers_and_symbols_apart()
    {
        var batch = Coefficient.Of(Symbol.Batch);

        Assert.Equal("2", Coefficient.Of(2).Key);
        Assert.Equal("1*B", batch.Key);
        Assert.Equal("0.3333333333", Coefficient.Of(1.0 / 3).Key);
        Assert.Equal("0.5*B^-2", batch.Power(-2).WithNumber(0.5).ToString());
        Assert.Equal("1*#784*B", (batch * Coefficient.FromConstant(784)).Key);
    }

    [Theory]
    [InlineData(1, 1 + 5e-7, true)]
    [InlineData(1, 1 + 2e-6, false)]
    [InlineData(1, 1 - 2e-6, false)]
    [InlineData(-1, 1, false)]
    [InlineData(1000, 1000.0005, true)]
    [InlineData(1000, 1000.005, false)]
    [InlineData(1e-3, 1.002e-3, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1e-19, true)]
    [InlineData(0, 1e-3, false)]
    public void Equality_is_up_to_single_precision(double left, double right, bool expected)
    {
        Assert.Equal(expected, Coefficient.Of(left).IsSame(Coefficient.Of(right)));
        Assert.Equal(expected, Coefficient.Of(right).IsSame(Coefficient.Of(left)));
        Assert.False(Coefficient.Of(left).IsSame(Coefficient.Of(Symbol.Batch).WithNumber(right)));
    }

    /// <summary>Random products against plain arithmetic on the values of their symbols.</summary>
    [Fact]
    public void Random_products_and_powers_keep_their_value()
    {
        double[] sizes = [17, 784, 3072, 23];
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (value, coefficient) = (1.0, Coefficient.One);
            for (var step = 0; step < 6; step++)
            {
                var (size, power, number) = (sizes[random.Next(sizes.Length)], random.Next(-2, 3), 0.25 * random.Next(1, 9));
                var factor = Coefficient.Of(Symbol.Literal(size, null), power) * Coefficient.Of(number);
                (value, coefficient) = random.Next(2) == 0 ? (value * Math.Pow(size, power) * number, coefficient * factor) : (value / (Math.Pow(size, power) * number), coefficient * factor.Inverse());
            }

            Assert.Equal(1, coefficient.Value!.Value / value, 1e-9);
            Assert.All(coefficient.Factors, factor => Assert.NotEqual(0, factor.Power));
        }
    }
}
