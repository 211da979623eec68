using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Tests.Algebra;

public sealed class TruncationTests
{
    [Fact]
    public void A_truncation_is_known_by_its_place()
    {
        var truncation = new Truncation(new Site(new Origin("a.cs", 12, 15, 1, 1, 1, 2, null), null), 20, "784", isOfBatch: false);

        Assert.Equal("0@a.cs:12", truncation.Key);
        Assert.Equal((20.0, "784", false), (truncation.Dividend, truncation.Divisor, truncation.IsOfBatch));
    }
}
