using VaeLint.Core.Losses;

namespace VaeLint.Core.Tests.Losses;

public sealed class EffectiveBetaFormatTests
{
    [Theory]
    [InlineData(784, "784")]
    [InlineData(12288, "12288")]
    [InlineData(39.2, "39.2")]
    [InlineData(0.05, "0.05")]
    [InlineData(3.072, "3.07")]
    [InlineData(0.00127551, "0.00128")]
    [InlineData(261.333, "261.3")]
    [InlineData(1234567.84, "1234567.8")]
    [InlineData(10000000.5, "1E+07")]
    [InlineData(10000000, "10000000")]
    [InlineData(100, "100")]
    [InlineData(99.94, "99.9")]
    [InlineData(1000.04, "1000")]
    [InlineData(1, "1")]
    public void Numbers_have_three_digits_unless_they_are_whole(double number, string expected) => Assert.Equal(expected, EffectiveBeta.Format(number, []));

    [Fact]
    public void Symbols_stand_where_they_multiply_or_divide()
    {
        Assert.Equal("D", EffectiveBeta.Format(1, [("D", 1)]));
        Assert.Equal("beta·D/L", EffectiveBeta.Format(1, [("beta", 1), ("D", 1), ("L", -1)]));
        Assert.Equal("1/(B·L)", EffectiveBeta.Format(1, [("B", -1), ("L", -1)]));
        Assert.Equal("D", EffectiveBeta.Format(1, [("B", 0), ("D", 1)]));
        Assert.Equal("1/L", EffectiveBeta.Format(1, [("B", 0), ("L", -1)]));
        Assert.Equal("784·B", EffectiveBeta.Format(784, [("B", 1)]));
        Assert.Equal("0.5·B^2", EffectiveBeta.Format(0.5, [("B", 2)]));
    }
}
