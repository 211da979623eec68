using VaeLint.CSharp.Tests.Verifiers;
using static VaeLint.CSharp.Tests.Verifiers.LossSource;

namespace VaeLint.CSharp.Tests.Regressions;

/// <summary>Frames that reshape puts into the batch axis, and that it takes out again after the pixels are summed.</summary>
public sealed class FoldedAxisTests
{
    private const string SummedKl = $"{Kl}.sum(1).mean()";

    private const string Folded =
        """
        var (b, t, f) = (x.shape[0], x.shape[1], x.shape[2]);
        var perFrame = (recon.reshape(b * t, f) - x.reshape(b * t, f)).pow(2).sum({|VAE004:1|});
        """;

    [Theory]
    [InlineData("perFrame.reshape(b, t).sum(1).mean()")]
    [InlineData("perFrame.view(b, t).sum(-1).mean([0])")]
    [InlineData("perFrame.view(b, t).sum() / b")]
    public void Frames_that_are_summed_after_unfolding_are_whole_events(string nll) =>
        LossVerdict.Of(Plain($"{Unmarked(Folded)} return {nll} + {SummedKl};")).IsBalanced();

    [Theory]
    [InlineData("perFrame.mean()")]
    [InlineData("perFrame.reshape(b, t).mean([1]).mean()")]
    public void Frames_that_are_averaged_are_missing(string nll) => LossVerdict.Of(Plain($"{Folded} return {nll} + {SummedKl};")).States("VAE004", "D1");

    [Fact]
    public void A_view_that_is_not_followed_is_not_verified() => LossVerdict.Of(Plain(
        $"""
        {Unmarked(Folded)}
        return perFrame.reshape(b, t, 1, 1).sum([1, 2, 3]).mean() + {SummedKl};
        """)).IsNotVerified("a view between two reductions");

    private static string Unmarked(string code) => code.Replace("{|VAE004:1|}", "1", StringComparison.Ordinal);
}
