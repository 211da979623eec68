using VaeLint.Corpus;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests;

/// <summary>Every corpus loss that can be run has the weights its header says: the labels are measured, not believed.</summary>
public sealed class CorpusOracleTests : TorchTest
{
    public static IEnumerable<TheoryDataRow<string, string>> Rows =>
        from file in CorpusLibrary.Runs.Keys.Order(StringComparer.Ordinal)
        from corpusCase in CorpusLibrary.Cases(file)
        select new TheoryDataRow<string, string>(file, corpusCase.Name);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Measured_weights_are_the_labelled_ones(string file, string caseName)
    {
        var corpusCase = CorpusLibrary.Cases(file).Single(candidate => candidate.Name == caseName);
        var label = CorpusLibrary.Label(file, caseName);
        if (label.HasNoWeights)
        {
            Assert.Fail($"{file}.{caseName} can be run, but its header gives no weight: '{label.Text}'");
        }

        var verdict = Verdict.Of(corpusCase);
        var problems = new List<string>();
        if (corpusCase.Likelihood != Likelihood.Unmeasured && label.Reconstructions.Count > 0)
        {
            problems.AddRange(verdict.Compare("R", measurement => measurement.Reconstruction, label.Reconstructions));
        }

        if (label.Kls.Count > 0 && corpusCase.Tolerance < 1)
        {
            problems.AddRange(verdict.Compare("K by the mean", measurement => measurement.KlMean, label.Kls));
            problems.AddRange(verdict.Compare("K by the log-variance", measurement => measurement.KlLogVariance, label.Kls));
        }

        Assert.True(problems.Count == 0, $"{file}.{caseName}, header '{label.Text}':{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
    }
}
