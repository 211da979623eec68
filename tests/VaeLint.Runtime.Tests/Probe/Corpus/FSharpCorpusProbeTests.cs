using VaeLint.Runtime.Tests.Infrastructure;

namespace VaeLint.Runtime.Tests.Probe.Corpus;

/// <summary>The probe says of every F# corpus loss that can be called what its header says.</summary>
public sealed class FSharpCorpusProbeTests : TorchTest
{
    private static IEnumerable<FSharpProbedCase> Labelled => FSharpCorpusProbe.All.Where(probed => probed.Label is { Beta: not null, Reconstructions.Count: 1, Kls.Count: 1 });

    [Fact]
    public void Wrong_losses_are_wrong_and_right_ones_right()
    {
        var disagreements = Labelled
            .Where(probed => probed.Report.Verdict != CorpusProbeTests.Expected(probed.Label))
            .Select(probed => $"{probed.Key}: {probed.Report.Verdict} {string.Join(" ", probed.Report.RuleIds)}".TrimEnd());
        Assert.Equal(
            AcceptedDisagreements.FSharp.Select(pair => $"{pair.Key}: {pair.Value.Verdict}").Order(StringComparer.Ordinal),
            disagreements.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_corpus_is_there() => Assert.InRange(Labelled.Count(), 360, int.MaxValue);
}
