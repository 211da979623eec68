using System.Globalization;
using System.Text.RegularExpressions;
using VaeLint.Core.Losses;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests.Styles;

internal enum Outcome
{
    Agreement,
    Silence,
    Disagreement,
}

/// <summary>One finding as a host reports it.</summary>
internal sealed record StyleFinding(string Id, string? Beta, string Message);

/// <summary>The engine's answer to one program against the verdict that the program has by construction.</summary>
internal sealed partial record StyleVerdict(StyleProgram Program, Outcome Outcome, string Reason)
{
    // Betas are stated with three digits.
    private const double StatedDigits = 0.006;

    public static StyleVerdict Of(StyleProgram program, IReadOnlyList<StyleFinding> findings, Func<IReadOnlyList<LossObjective>> objectives)
    {
        var expected = program.Spec.Expected;
        var reported = findings.Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (reported.Length == 0)
        {
            return OfSilence(program, expected, objectives());
        }

        if (!reported.SequenceEqual(expected))
        {
            return new StyleVerdict(program, Outcome.Disagreement, $"reported {string.Join(' ', reported)}, expected {(expected.Count == 0 ? "nothing" : string.Join(' ', expected))}: {findings[0].Message}");
        }

        return findings.Select(finding => WrongBeta(program.Spec, finding)).FirstOrDefault(wrong => wrong is not null) is { } problem
            ? new StyleVerdict(program, Outcome.Disagreement, problem)
            : new StyleVerdict(program, Outcome.Agreement, "");
    }

    /// <summary>Nothing was reported: either it is known that nothing is wrong, or it is not known what the loss is.</summary>
    private static StyleVerdict OfSilence(StyleProgram program, IReadOnlyList<string> expected, IReadOnlyList<LossObjective> objectives)
    {
        if (objectives.FirstOrDefault(objective => !objective.IsJudged) is { } open)
        {
            return new StyleVerdict(program, Outcome.Silence, open.Unknown!);
        }

        if (objectives.Count == 0)
        {
            return new StyleVerdict(program, Outcome.Silence, "no loss recognised");
        }

        // Without a stated rank the same axis list is right for [B,D].
        return expected.Count == 0 ? new StyleVerdict(program, Outcome.Agreement, "")
            : program.Spec.Recipe.Reconstruction == Footing.Partial ? new StyleVerdict(program, Outcome.Silence, "the rank of the reconstruction is not stated")
            : new StyleVerdict(program, Outcome.Disagreement, $"judged and silent, expected {string.Join(' ', expected)}");
    }

    private static string? WrongBeta(LossSpec spec, StyleFinding finding)
    {
        if (finding.Beta is null)
        {
            return null;
        }

        var stated = WeightExpression.Parse(Powers().Replace(
            Positions().Replace(finding.Beta, (spec.WeightValue * StyleInputs.AnnealingSteps).ToString(CultureInfo.InvariantCulture)), match => $"({string.Join('*', Enumerable.Repeat(match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)))})").Replace('·', '*'));

        // A density of unit variance is half of a squared error.
        var unit = spec.IsDensity ? 0.5 : 1;
        foreach (var sizes in StyleMeasurement.SizesOf(spec))
        {
            var parts = StyleMeasurement.ModalitiesOf(spec, sizes).Select(part => part.Length).ToArray();
            var claimed = stated.Evaluate(name => SizeOf(name, sizes, parts) ?? spec.WeightValue);
            var ratios = parts.Select(part => StyleMeasurement.Part(sizes, part)).Select(part => spec.KlWeight.At(part) / spec.ReconstructionWeight.At(part) * unit).ToArray();
            if (ratios.All(ratio => Math.Abs(claimed - ratio) > StatedDigits * Math.Abs(ratio)))
            {
                return $"{finding.Id} states beta {finding.Beta}, it is {ratios[0]:G6} at {sizes}";
            }
        }

        return null;
    }

    /// <summary>D and D2 are the sizes of two modalities; of a single one D2 is its second axis.</summary>
    private static double? SizeOf(string name, Sizes sizes, long[] modalities) => name switch
    {
        "D" when modalities.Length > 1 => modalities[0],
        "D2" when modalities.Length > 1 => modalities[1],
        "L1" or "L2" => sizes.Latent[0],
        "D1" or "D2" or "D3" => sizes.Event[name[1] - '1'],
        _ => sizes.Value(name),
    };

    [GeneratedRegex(@"\(\w+ % 1000\)")]
    private static partial Regex Positions();

    [GeneratedRegex(@"(\w+)\^(\d+)")]
    private static partial Regex Powers();
}
