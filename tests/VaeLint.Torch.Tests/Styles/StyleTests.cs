using VaeLint.Torch.Tests.Infrastructure;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>On programs in styles that nobody chose, the engine says what is true by construction, or nothing.</summary>
public sealed class StyleTests : TorchTest
{
    private const int Count = 300;

    /// <summary>F# takes longer to compile than everything else here.</summary>
    private const int FSharpCount = 150;

    private static readonly Lazy<IReadOnlyList<StyleProgram>> Programs = new(() => Compose(Count, 1));

    private static readonly Lazy<CSharpStyles> InCSharp = new(() => new CSharpStyles(Programs.Value));

    [Fact]
    public void CSharp_programs_weigh_what_they_were_constructed_to_weigh() => NoMistakes(InCSharp.Value.Mistakes());

    [Fact]
    public async Task The_engine_agrees_or_is_silent() =>
        NoDisagreement(await InCSharp.Value.Verdicts(TestContext.Current.CancellationToken), program => program.CSharp);

    [Fact]
    public void FSharp_programs_run_and_the_engine_agrees_or_is_silent()
    {
        using var styles = new FSharpStyles([.. Programs.Value.Take(FSharpCount)]);
        NoMistakes(styles.Mistakes());
        NoDisagreement(styles.Verdicts(TestContext.Current.CancellationToken), program => program.FSharp!);
    }

    internal static IReadOnlyList<StyleProgram> Compose(int count, int seed) => [.. Enumerable.Range(seed, count).Select(StyleComposer.Compose)];

    internal static void NoMistakes(IEnumerable<string> mistakes)
    {
        var all = mistakes.ToArray();
        Assert.True(all.Length == 0, $"{all.Length} mistakes of the generator:{Environment.NewLine}{string.Join(Environment.NewLine, all.Take(10))}");
    }

    internal static void NoDisagreement(IReadOnlyList<StyleVerdict> verdicts, Func<StyleProgram, string> textOf)
    {
        var wrong = verdicts.Where(verdict => verdict.Outcome == Outcome.Disagreement).ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} disagreements:{Environment.NewLine}{string.Join(Environment.NewLine, wrong.Take(10).Select(verdict => $"{verdict.Program.Name}: {verdict.Reason}{Environment.NewLine}{textOf(verdict.Program)}"))}");
    }
}
