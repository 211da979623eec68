using VaeLint.Core.Algebra;

namespace VaeLint.Core.Tests.Algebra;

public sealed class SymbolNameTests
{
    [Theory]
    [InlineData("beta", "beta")]
    [InlineData("this._beta", "beta")]
    [InlineData("this._options.Beta", "Beta")]
    [InlineData("options.Weights[1]", "Weights")]
    [InlineData("options.Weights[Index(a[0], 2)]", "Weights")]
    [InlineData("schedule.Next(step)", "Next")]
    [InlineData("schedule.Next(step)[0]", "Next")]
    [InlineData("kl_weight", "kl_weight")]
    [InlineData("beta2", "beta2")]
    [InlineData("", "weight")]
    [InlineData("_", "weight")]
    [InlineData("2", "weight")]
    [InlineData("_2", "weight")]
    [InlineData("A.ctor(x)", "weight")]
    [InlineData("a+", "weight")]
    [InlineData(")", "weight")]
    [InlineData("x)", "weight")]
    public void A_path_is_called_by_its_last_name(string path, string expected) => Assert.Equal(expected, SymbolName.Of(path));
}
