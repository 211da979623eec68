using System.Globalization;
using VaeLint.Torch.Tests.Infrastructure;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>What <c>./build.sh generate</c> runs: any number of programs, written to a folder with a report.</summary>
public sealed class StyleReportTests : TorchTest
{
    /// <summary>The folder, how many programs and the first seed.</summary>
    private const string Request = "VAELINT_GENERATE";

    [Fact(Explicit = true)]
    public async Task Report()
    {
        var arguments = Environment.GetEnvironmentVariable(Request)!.Split(';');
        var (folder, count, seed) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture), int.Parse(arguments[2], CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        var programs = StyleTests.Compose(count, seed);
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
        string[] mistakes = [.. inCSharp.Mistakes(), .. inFSharp.Mistakes()];
        File.WriteAllLines(Path.Combine(folder, "mistakes.txt"), mistakes);
        (string Language, IReadOnlyList<StyleVerdict> Verdicts)[] languages = [("C#", await inCSharp.Verdicts(TestContext.Current.CancellationToken)), ("F#", inFSharp.Verdicts(TestContext.Current.CancellationToken))];
        File.WriteAllText(Path.Combine(folder, "report.md"), StyleReport.Markdown(seed, languages));
        File.WriteAllText(Path.Combine(folder, "accuracy.md"), StyleReport.Section(count, seed, languages));
        File.WriteAllText(Path.Combine(folder, "report.json"), StyleReport.Json(seed, languages));
        StyleTests.NoMistakes(mistakes);
        Assert.DoesNotContain(languages, language => language.Verdicts.Any(verdict => verdict.Outcome == Outcome.Disagreement));
    }
}
