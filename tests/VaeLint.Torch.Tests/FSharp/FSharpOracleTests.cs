using System.Globalization;
using System.Text.RegularExpressions;
using VaeLint.Core.Rules;
using VaeLint.Corpus;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests.FSharp;

/// <summary>The losses of the F# corpus have the weights that their headers say, and the effective betas that the engine states.</summary>
public sealed partial class FSharpOracleTests : TorchTest
{
    // Stated with three digits.
    private const double StatedDigits = 0.006;

    /// <summary>Labelled, but not to be called from outside with one decoder output and one posterior.</summary>
    private static readonly Dictionary<string, string> NotMeasurable = new(StringComparer.Ordinal)
    {
        ["AnnealedTrainerClass"] = "the weight of a new trainer is zero",
        ["ArraySumTerms"] = "two modalities with two decoder outputs",
        ["DisposableReparameterized"] = "the decoder output stays inside the module",
        ["MaskedTokens"] = "tokens have no decoder output of their shape",
        ["ModuleWithThis"] = "the decoder output stays inside the module",
        ["RecursiveLevels"] = "two levels with a posterior each",
        ["StackedLevels.oneMean"] = "two levels with a posterior each",
        ["TokenVae"] = "tokens have no decoder output of their shape",
    };

    /// <summary>The likelihood is none of those that the oracle knows; the KL is measured.</summary>
    private static readonly string[] OtherLikelihoods = ["PoissonCounts.loss", "PoissonCounts.right"];

    public static IEnumerable<TheoryDataRow<string, string>> Rows =>
        from file in FSharpCorpus.Files.Keys.Order(StringComparer.Ordinal)
        from label in FSharpHeader.Read(FSharpCorpus.Files[file]).Labels
        where !label.IsNotMeasured && !label.HasNoWeights && !NotMeasurable.ContainsKey(file + "." + label.Name) && !NotMeasurable.ContainsKey(file)
        select new TheoryDataRow<string, string>(file, label.Name);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Measured_weights_and_stated_betas_agree(string file, string caseName)
    {
        var header = FSharpHeader.Read(FSharpCorpus.Files[file]);
        var label = header.Labels.Single(candidate => candidate.Name == caseName);
        var corpusCase = FSharpCorpus.Case(file, caseName);
        var verdict = Verdict.Of(corpusCase);
        var problems = new List<string>();
        var unit = header.IsHalved(caseName) ? 0.5 : 1;
        if (corpusCase.Likelihood != Likelihood.Unmeasured)
        {
            problems.AddRange(verdict.Compare("R", measurement => measurement.Reconstruction, [.. label.Reconstructions.Select(weight => WeightExpression.Parse(FormattableString.Invariant($"({weight})*{unit}")))]));
            problems.AddRange(FSharpCorpus.Findings[(file, caseName)].SelectMany(finding => Disagreements(finding, header, verdict, unit, Math.Max(StatedDigits, header.Tolerance))));
        }

        problems.AddRange(verdict.Compare("K by the mean", measurement => measurement.KlMean, label.Kls));
        problems.AddRange(verdict.Compare("K by the log-variance", measurement => measurement.KlLogVariance, label.Kls));

        Assert.True(problems.Count == 0, $"{file}.{caseName} as {corpusCase.Likelihood}, header '{label.Text}':{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
    }

    [Fact]
    public void Most_files_are_measured_with_their_reconstruction()
    {
        var measured = Rows.Select(row => row.Data.Item1).Distinct().ToList();
        var unmeasured = Rows.Where(row => FSharpCorpus.Case(row.Data.Item1, row.Data.Item2).Likelihood == Likelihood.Unmeasured).Select(row => row.Data.Item1 + "." + row.Data.Item2);

        Assert.True(measured.Count >= 130, $"{measured.Count} files");
        Assert.Equal(OtherLikelihoods, unmeasured.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Disagreements(Finding finding, FSharpHeader header, Verdict verdict, double unit, double tolerance)
    {
        if (!finding.Rule.IsEnabledByDefault || !finding.Properties.TryGetValue(FindingProperties.EffectiveBeta, out var text))
        {
            yield break;
        }

        var stated = WeightExpression.Parse(Powers().Replace(
            text, match => "(" + string.Join('*', Enumerable.Repeat(match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))) + ")").Replace('·', '*'));
        double? constant = null;
        foreach (var measured in verdict.Measurements)
        {
            var ratio = measured.KlMean.Weight / measured.Reconstruction.Weight * unit;
            var claimed = stated.Evaluate(name => header.NamedAxis(name) switch
            {
                "L1" => measured.Sizes.Latent[0],
                "D1" => measured.Sizes.Event[0],
                var axis => measured.Sizes.Value(axis) ?? FSharpArguments.Weight(axis),
            });

            // A name that no parameter has stands for some number, the same at all sizes.
            constant ??= stated.FreeNames.Count > 0 ? ratio / claimed : 1;
            if (Math.Abs(claimed * constant.Value - ratio) > tolerance * Math.Abs(ratio))
            {
                yield return $"{finding.RuleId} states {text}, measured is {ratio:R} at {measured.Sizes}";
                yield break;
            }
        }
    }

    [GeneratedRegex(@"(\w+)\^(\d+)")]
    private static partial Regex Powers();
}
