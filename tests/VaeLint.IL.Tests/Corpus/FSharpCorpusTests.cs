using System.Text.RegularExpressions;
using VaeLint.IL.Tests.FSharp;

namespace VaeLint.IL.Tests.Corpus;

/// <summary>The compiled F# corpus gets the findings that its files are marked with, in both configurations.</summary>
public sealed partial class FSharpCorpusTests
{
    private static readonly Dictionary<string, string> AcceptedInBoth = new(StringComparer.Ordinal)
    {
        ["FoldedClips.fs"] = "as in C#: the axis list before the marked mean leaves the frames, and the list comes first",
        ["FramesOnOneSide.fs"] = "as in C#: the rank of a part of a tensor is not known",
        ["FusionNoise.fs"] = "as in C#: 48 may as well be the size of the event, and then the means agree",
        ["MappedExamples.fs"] = "losses of single examples that are stacked are recognised, not verified; as in C#",
        ["MelFactors.fs"] = "45 would be a size by its value, but the literal is called MelWeight; as in C#",
        ["SubtractedDivergence.fs"] = "as in C#: the bracket without minus one half is VAE103, labelled VAE101",
        ["WrongTensor.fs"] = "as in C#: exponentials that are summed before the bracket are no addend of it any more",
        ["ShapeProducts.fs"] = "a product by Seq.fold over the shape is not followed, so that the loss with the latents forgotten stays silent",
    };

    /// <summary>The same findings on another line, and why.</summary>
    private static readonly Dictionary<string, string> AcceptedInRelease = new(StringComparer.Ordinal)
    {
        ["ClampedPoses.fs"] = "the weighted term moves into the tuple that the function returns: a line above is reported",
        ["DelayedTerms.fs"] = "the optimizer moves the reconstruction of a task behind the let of the KL; the line below is reported",
        ["DividedAgain.fs"] = "the optimizer folds a shadowed let into the one above it",
        ["FaceScript.fs"] = "the division by a literal is placed at the function",
        ["FormulaLogStd.fs"] = "the optimizer inlines the function that samples, and then it is the sample that can be changed",
        ["FreeNatsBudget.fs"] = "the optimizer folds the let of a weight into the sum; the line above is reported",
        ["InlineIfLambdaReduce.fs"] = "the body of an inline function from elsewhere carries the point of the statement that the optimizer merged its let into",
        ["KldWeights.fs"] = "the optimizer folds a let of a number into the sum; the function is reported",
        ["NestedModules.fs"] = "a call that the optimizer inlined from another function leaves no word of its let: the statement that uses it is reported",
        ["PartialCriterion.fs"] = "the optimizer builds the partial application where it is used",
        ["ReshapedRows.fs"] = "the optimizer folds the let of the reconstruction into the sum; the line above is reported",
        ["SwappedTargets.fs"] = "the optimizer moves a call into the statement that uses its result",
        ["TabularGaussian.fs"] = "the optimizer folds the let of the product into the sum on the next line",
    };

    private static IReadOnlyList<string> Files { get; } = [.. Directory.EnumerateFiles(TestPaths.FSharpCorpus, "*.fs").Order(StringComparer.Ordinal)];

    [Fact]
    public void Debug_findings_are_the_marked_ones() => OnlyAcceptedDiffer(Differences(FSharpCompiler.Debug), AcceptedInBoth);

    [Fact]
    public void Release_findings_are_the_marked_ones() =>
        OnlyAcceptedDiffer(Differences(FSharpCompiler.Release), AcceptedInBoth.Concat(AcceptedInRelease).ToDictionary(StringComparer.Ordinal));

    private static void OnlyAcceptedDiffer(Dictionary<string, string> different, Dictionary<string, string> accepted)
    {
        var unexpected = different.Where(file => !accepted.ContainsKey(file.Key)).Select(file => file.Value).ToList();
        Assert.True(unexpected.Count == 0, string.Join("\n", unexpected));
        Assert.Equal(accepted.Keys.Order(StringComparer.Ordinal), different.Keys.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Differences(string[] options)
    {
        using var program = IlProgram.Open(
            FSharpCompiler.Compile(Files, options), [.. TestPaths.References, FSharpCompiler.Core], Files, TestContext.Current.CancellationToken)!;
        var found = CompiledSource.FindingsOf(program)
            .Select(finding => (File: Path.GetFileName(finding.Primary.File), Line: finding.Primary.StartLine, Id: finding.RuleId))
            .Distinct()
            .ToLookup(finding => finding.File, finding => Place(finding.Line, finding.Id));
        Assert.Subset(Files.Select(Path.GetFileName).ToHashSet(), found.Select(file => file.Key).ToHashSet<string?>());
        Assert.Equal(0, program.Failures);
        return Files
            .Select(file => (Name: Path.GetFileName(file), Expected: Text(Marked(file)), Found: Text(found[Path.GetFileName(file)])))
            .Where(file => file.Expected != file.Found)
            .ToDictionary(file => file.Name, file => $"{file.Name}: marked {file.Expected}; found {file.Found}");
    }

    private static IEnumerable<string> Marked(string file) => File.ReadAllLines(file).SelectMany((line, index) => Marker().Match(line) is { Success: true } marker
        ? marker.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Place(index + 1, id))
        : []);

    private static string Place(int line, string id) => $"{id}@{line}";

    private static string Text(IEnumerable<string> places) => string.Join(", ", places.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"//~((?: VAE\d{3})+)")]
    private static partial Regex Marker();
}
