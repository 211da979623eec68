using System.Text.RegularExpressions;
using VaeLint.IL.Tests.FSharp;

namespace VaeLint.IL.Tests.Corpus;

/// <summary>The compiled F# corpus gets the findings that its files are marked with.</summary>
public sealed partial class FSharpCorpusTests
{
    private static readonly Dictionary<string, string> DebugDeviations = new(StringComparer.Ordinal)
    {
        ["RecursiveLevels.fs"] = "a fold over two KL levels that are built at one place stays silent",
    };

    private static readonly Dictionary<string, string> ReleaseDeviations = new(StringComparer.Ordinal)
    {
        ["ConstantBatchLoop.fs"] = "the compiler inlines batchSize: without its name 100 is a number like any other, and the KL is VAE003",
        ["OptionComputation.fs"] = "the compiler inlines Option.bind into the builder's generic Bind, and a continuation that a generic method calls in a branch is not followed",
        ["RecursiveLevels.fs"] = "a fold over two KL levels that are built at one place stays silent",
        ["TaskTraining.fs"] = "the tensor that comes out of an awaited Task<Tensor> parameter stays unknown",
    };

    private static IReadOnlyList<string> Files { get; } = [.. Directory.EnumerateFiles(TestPaths.FSharpCorpus, "*.fs").Order(StringComparer.Ordinal)];

    /// <summary>The optimizer moves code between lines, so that only the ids are compared in Release.</summary>
    [Fact]
    public void Findings_are_the_marked_ones()
    {
        using var program = IlProgram.Open(
            TestPaths.FSharpCorpusAssembly, [.. TestPaths.References, FSharpCompiler.Core], Files, TestContext.Current.CancellationToken)!;
        var found = CompiledSource.FindingsOf(program)
            .Select(finding => (File: Path.GetFileName(finding.Primary.File), Line: finding.Primary.StartLine, Id: finding.RuleId))
            .Distinct()
            .ToLookup(finding => finding.File, finding => Place(finding.Line, finding.Id));
        var accepted = TestPaths.IsDebug ? DebugDeviations : ReleaseDeviations;

        var different = Files
            .Select(file => (Name: Path.GetFileName(file), Expected: Text(Marked(file)), Found: Text(found[Path.GetFileName(file)])))
            .Where(file => file.Expected != file.Found)
            .ToDictionary(file => file.Name, file => $"{file.Name}: marked {file.Expected}; found {file.Found}");

        Assert.Equal("", string.Join("\n", different.Where(file => !accepted.ContainsKey(file.Key)).Select(file => file.Value)));
        Assert.Equal(accepted.Keys.Order(StringComparer.Ordinal), different.Keys.Order(StringComparer.Ordinal));
        Assert.Subset(Files.Select(Path.GetFileName).ToHashSet(), found.Select(file => file.Key).ToHashSet<string?>());
        Assert.Equal(0, program.Failures);
    }

    private static IEnumerable<string> Marked(string file) => File.ReadAllLines(file).SelectMany((line, index) => Marker().Match(line) is { Success: true } marker
        ? marker.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Place(index + 1, id))
        : []);

    private static string Place(int line, string id) => TestPaths.IsDebug ? $"{id}@{line}" : id;

    private static string Text(IEnumerable<string> places) => string.Join(", ", places.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"//~((?: VAE\d{3})+)")]
    private static partial Regex Marker();
}
