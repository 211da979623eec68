using System.Globalization;
using VaeLint.Torch.Tests.Infrastructure;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>On programs in styles that nobody chose, the engine says what is true by construction, or nothing.</summary>
public sealed class StyleTests : TorchTest
{
    /// <summary>Where <c>./build.sh generate</c> wants the report, and of how many programs from which seed.</summary>
    private const string Folder = "VAELINT_GENERATE";

    private const int Count = 300;

    private static readonly Lazy<IReadOnlyList<StyleProgram>> Programs = new(() => Compose(Count, 1));

    [Fact]
    public void CSharp_programs_weigh_what_they_were_constructed_to_weigh() => NoMistakes(new CSharpStyles(Programs.Value).Mistakes());

    [Fact]
    public async Task The_engine_agrees_or_is_silent() =>
        NoDisagreement(await new CSharpStyles(Programs.Value).Verdicts(TestContext.Current.CancellationToken), program => program.CSharp);

    [Fact]
    public void FSharp_programs_run_and_the_engine_agrees_or_is_silent()
    {
        using var styles = new FSharpStyles(Programs.Value);
        NoMistakes(styles.Mistakes());
        NoDisagreement(styles.Verdicts(TestContext.Current.CancellationToken), program => program.FSharp!);
    }

    [Fact(Explicit = true)]
    public async Task Report()
    {
        var arguments = Environment.GetEnvironmentVariable(Folder)!.Split(';');
        var (folder, count, seed) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture), int.Parse(arguments[2], CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        var programs = Compose(count, seed);
        foreach (var program in programs)
        {
            File.WriteAllText(Path.Combine(folder, program.Name + ".cs"), program.CSharp);
            if (program.FSharp is { } text)
            {
                File.WriteAllText(Path.Combine(folder, program.Name + ".fs"), text);
            }
        }

        var inCSharp = new CSharpStyles(programs);
        using var inFSharp = new FSharpStyles(programs);
        NoMistakes(inCSharp.Mistakes());
        NoMistakes(inFSharp.Mistakes());
        (string, IReadOnlyList<StyleVerdict>)[] languages = [("C#", await inCSharp.Verdicts(TestContext.Current.CancellationToken)), ("F#", inFSharp.Verdicts(TestContext.Current.CancellationToken))];
        File.WriteAllText(Path.Combine(folder, "report.md"), StyleReport.Markdown(seed, languages));
        File.WriteAllText(Path.Combine(folder, "report.json"), StyleReport.Json(seed, languages));
    }

    private static IReadOnlyList<StyleProgram> Compose(int count, int seed) => [.. Enumerable.Range(seed, count).Select(StyleComposer.Compose)];

    private static void NoMistakes(IEnumerable<string> mistakes)
    {
        var all = mistakes.ToArray();
        Assert.True(all.Length == 0, $"{all.Length} mistakes of the generator:{Environment.NewLine}{string.Join(Environment.NewLine, all.Take(10))}");
    }

    private static void NoDisagreement(IReadOnlyList<StyleVerdict> verdicts, Func<StyleProgram, string> textOf)
    {
        var wrong = verdicts.Where(verdict => verdict.Outcome == Outcome.Disagreement).ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} disagreements:{Environment.NewLine}{string.Join(Environment.NewLine, wrong.Take(10).Select(verdict => $"{verdict.Program.Name}: {verdict.Reason}{Environment.NewLine}{textOf(verdict.Program)}"))}");
    }
}
