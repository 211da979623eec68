using VaeLint.Corpus;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests;

/// <summary>The headers say one thing: β is K/R, and every case that is labelled and can be called is run.</summary>
public sealed class CorpusHeaderTests : TorchTest
{
    private static readonly Sizes[] Samples = [new(5, [3, 17, 19], [7]), new(11, [2, 23, 31], [13])];

    public static IEnumerable<TheoryDataRow<string>> Files => CorpusLibrary.Files.Keys.Order(StringComparer.Ordinal).Select(file => new TheoryDataRow<string>(file));

    [Theory]
    [MemberData(nameof(Files))]
    public void Beta_is_K_over_R(string file)
    {
        foreach (var label in CorpusHeader.Read(CorpusLibrary.Files[file]).Where(label => label is { Beta: not null, Reconstructions.Count: 1, Kls.Count: 1 }))
        {
            foreach (var sizes in SizesFor(label))
            {
                var ratio = label.Kls[0].At(sizes, FreeValue) / label.Reconstructions[0].At(sizes, FreeValue);
                var beta = label.Beta!.At(sizes, FreeValue);
                Assert.True(Math.Abs(ratio - beta) <= 1e-9 * Math.Abs(ratio), $"{file}.{label.Name}: K/R = {ratio:R}, beta = {beta:R} in '{label.Text}'");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Cases_that_are_run_and_cases_that_are_labelled_are_the_same(string file)
    {
        var labelled = CorpusHeader.Read(CorpusLibrary.Files[file]).Where(label => !label.IsNotMeasured && !label.HasNoWeights).Select(label => label.Name);
        var run = CorpusLibrary.Runs.ContainsKey(file) ? CorpusLibrary.Cases(file).Select(corpusCase => corpusCase.Name) : [];
        Assert.Equal(labelled.Order(StringComparer.Ordinal), run.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Few_weights_hold_a_name_and_few_reconstructions_go_unmeasured()
    {
        var labels = CorpusLibrary.Files.Values.SelectMany(CorpusHeader.Read).Where(label => !label.HasNoWeights).ToArray();
        var named = labels.Count(label => label.Reconstructions.Concat(label.Kls).Any(weight => weight.FreeNames.Count > 0));
        Assert.InRange(named, 0, labels.Length / 5);
        var cases = CorpusLibrary.Runs.Keys.SelectMany(CorpusLibrary.Cases).ToArray();
        Assert.InRange(cases.Count(corpusCase => corpusCase.Likelihood == Likelihood.Unmeasured), 0, cases.Length / 5);
        Assert.InRange(cases.Count(corpusCase => corpusCase.Tolerance > 1e-6), 0, cases.Length / 20);
    }

    // A case with event axes H, W but also T is labelled for its own rank; both ranks are tried.
    private static IEnumerable<Sizes> SizesFor(CorpusLabel label) =>
        label.Text.Contains('T', StringComparison.Ordinal) ? [new(5, [3, 17], [7]), new(11, [2, 23], [13])] : Samples;

    private static double FreeValue(string name) => 2 + (name.Sum(letter => letter) % 7);
}
