using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Runtime.Tests.Probe.Corpus;

/// <summary>The probe says of every corpus loss what its header and its markers say, which the oracle and the analyzer are held to by other tests.</summary>
public sealed class CorpusProbeTests : TorchTest
{
    private static readonly Sizes[] Samples = [new(5, [3, 17, 19], [7]), new(11, [2, 23, 31], [13])];

    private static IEnumerable<ProbedCase> Labelled => CorpusProbe.All.Where(probed => probed.Label is { Beta: not null, Reconstructions.Count: 1, Kls.Count: 1 });

    [Fact]
    public void Wrong_losses_are_wrong_and_right_ones_right()
    {
        var disagreements = Labelled.Where(probed => probed.Report.Verdict != Expected(probed.Label));
        Assert.Equal(AcceptedDisagreements.Verdicts.Keys.Order(StringComparer.Ordinal), disagreements.Select(Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_corpus_is_there() => Assert.InRange(Labelled.Count(), 551, int.MaxValue);

    [Fact]
    public void Rules_are_those_of_the_markers()
    {
        var disagreements = CorpusProbe.All
            .GroupBy(probed => probed.File)
            .Where(file => file.First().IsComplete && !file.SelectMany(probed => probed.Report.RuleIds).Distinct().Order(StringComparer.Ordinal).SequenceEqual(file.First().Markers))
            .Select(file => $"{file.Key}: {string.Join(' ', file.First().Markers)} | {string.Join(' ', file.SelectMany(probed => probed.Report.RuleIds).Distinct())}");
        var named = disagreements.ToList();
        var unexpected = named.Where(text => !AcceptedDisagreements.Rules.ContainsKey(text[..text.IndexOf(':', StringComparison.Ordinal)])).ToList();
        Assert.True(unexpected.Count == 0, string.Join("\n", unexpected));
        Assert.Equal(AcceptedDisagreements.Rules.Keys.Order(StringComparer.Ordinal), named.Select(text => text[..text.IndexOf(':', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_relation_has_the_powers_and_the_number_of_the_header()
    {
        var problems = new List<string>();
        foreach (var probed in Labelled.Where(probed => probed.Report.Relation is not null && !AcceptedDisagreements.Verdicts.ContainsKey(Key(probed)) && probed.Case is { EventShape: null, LatentShape: null }))
        {
            var relation = probed.Report.Relation!;
            var values = SizesOf(relation).Select(sizes => (Measured: relation.At(sizes.ByAxis), Labelled: probed.Label.Beta!.At(sizes.Label, _ => 1))).ToArray();
            var powers = values[0].Measured / values[1].Measured / (values[0].Labelled / values[1].Labelled);
            // The number of a likelihood that the oracle does not measure is in units of its own.
            var number = probed.Label.Beta!.FreeNames.Count > 0 || probed.Case.Likelihood == VaeLint.Corpus.Likelihood.Unmeasured ? 1 : values[0].Measured / values[0].Labelled;
            if (!double.IsNaN(relation.Number) && (Math.Abs(powers - 1) > 1e-6 || Math.Abs(number - 1) > (probed.Report.IsStochastic ? 0.1 : 1e-6)))
            {
                problems.Add($"{Key(probed)}: measured {relation}, header '{probed.Label.Text}'");
            }
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void Several_reconstructions_are_judged_by_those_that_the_batch_gives()
    {
        var several = CorpusProbe.All.Except(Labelled).ToDictionary(Key, probed => probed.Report.Verdict);
        Assert.Equal(AcceptedDisagreements.SeveralReconstructions.OrderBy(pair => pair.Key, StringComparer.Ordinal), several.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    /// <summary>A beta that has a size in it is a wrong scale, any number is none.</summary>
    internal static ProbeVerdict Expected(CorpusLabel label) => DependsOnSizes(label.Beta!) ? ProbeVerdict.WrongScale : ProbeVerdict.Balanced;

    private static string Key(ProbedCase probed) => $"{probed.File}.{probed.Case.Name}";

    private static bool DependsOnSizes(WeightExpression beta)
    {
        var names = new[] { "B", "C", "D", "H", "L", "T", "W" }.Where(beta.ToString().Split('*', '/', '(', ')', ' ').Contains);
        return names.Any();
    }

    /// <summary>The header's symbols and the probe's axes at the same two sets of sizes, for one, two and three event axes.</summary>
    private static IEnumerable<(Sizes Label, Dictionary<string, double> ByAxis)> SizesOf(ProbeWeight relation)
    {
        foreach (var sample in Samples)
        {
            long[] events = relation.Exponents.ContainsKey("D") ? [sample.EventElements] : relation.Exponents.ContainsKey("T") || relation.Exponents.ContainsKey("V") ? [.. sample.Event[1..]] : sample.Event;
            var axes = new Dictionary<string, double> { ["B"] = sample.Batch, ["L"] = sample.LatentElements, ["D"] = sample.EventElements };
            string[] names = events.Length switch { 3 => ["C", "H", "W"], 2 => ["T", relation.Exponents.ContainsKey("V") ? "V" : "W"], _ => ["D"] };
            foreach (var (name, size) in names.Zip(events))
            {
                axes[name] = size;
            }

            yield return (new Sizes(sample.Batch, events, sample.Latent), axes);
        }
    }
}
