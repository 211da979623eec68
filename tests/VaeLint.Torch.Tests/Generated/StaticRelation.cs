using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using VaeLint.Core;
using VaeLint.Core.Losses;
using VaeLint.Core.Rules;
using VaeLint.Corpus;
using VaeLint.CSharp;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>What the engine says about one program: the ratio K/R, or why it is silent, and what it reports.</summary>
internal sealed partial class StaticRelation
{
    private static readonly string[] ScaleRules = ["VAE001", "VAE002", "VAE003", "VAE004", "VAE005", "VAE010"];

    private readonly LossObjective? _objective;
    private readonly Likelihood _likelihood;

    private StaticRelation(LossObjective? objective, string? silence, IReadOnlyList<Finding> findings, Likelihood likelihood)
    {
        _objective = objective;
        _likelihood = likelihood;
        Silence = silence;
        Findings = findings;
    }

    /// <summary>Why there is no relation; null when there is one.</summary>
    public string? Silence { get; }

    /// <summary>The findings about scale.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    public static StaticRelation Of(RoslynProgram roslyn, LossAnalysis analysis, IMethodSymbol method, Likelihood likelihood)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var body = roslyn.GetBody(roslyn.GetMethod(method)) ?? throw new InvalidOperationException($"{method.Name} has no body");
        var findings = analysis.Analyze(body, cancellation).Where(finding => ScaleRules.Contains(finding.RuleId)).ToArray();
        var objectives = RawAnalysis.Of(roslyn, body, cancellation).Objectives;
        var (objective, silence) = objectives switch
        {
            [] => (null, "no reconstruction and KL recognised"),
            [{ IsJudged: true } only] => (only, (string?)null),
            [{ Unknown: { } unknown }] => (null, unknown),
            _ => (null, $"{objectives.Count} objectives"),
        };
        return new StaticRelation(objective, silence, findings, likelihood);
    }

    /// <summary>weight(K) / weight(R) with these sizes put in.</summary>
    public double At(Sizes sizes) =>
        Value(_objective!.Divergences.Single().Weight, sizes) / (Unit * Value(_objective.Reconstructions.Single().Weight, sizes));

    /// <summary>The effective beta that a finding states, with these sizes put in.</summary>
    public double StatedBeta(Finding finding, Sizes sizes)
    {
        var text = Powers().Replace(
            finding.Properties[FindingProperties.EffectiveBeta],
            match => $"({string.Join('·', Enumerable.Repeat(match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)))})");
        return WeightExpression.Parse(text.Replace('·', '*')).Evaluate(name => Size(name, sizes)) / Unit;
    }

    /// <summary>A Gaussian density of weight 1 is half of a squared error of weight 1, which is what the oracle measures.</summary>
    private double Unit => _likelihood == Likelihood.SquaredError && !_objective!.Reconstructions.Single().Term.IsSquaredError ? 0.5 : 1;

    [GeneratedRegex(@"(\w+)\^(\d+)")]
    private static partial Regex Powers();

    private static double Value(TermWeight weight, Sizes sizes)
    {
        var value = Math.Abs(weight.Number);
        foreach (var symbol in weight.Symbols)
        {
            value *= Math.Pow(Size(symbol.Name, sizes), weight.Power(symbol));
        }

        return weight.Free.Factors.Aggregate(value, (product, factor) => product * Math.Pow(Size(factor.Symbol.Name, sizes), factor.Power));
    }

    private static double Size(string name, Sizes sizes) => name switch
    {
        "beta" => ProgramComposer.Beta,
        "D1" or "D2" or "D3" => sizes.Event[name[1] - '1'],
        _ => sizes.Value(name) ?? throw new ArgumentOutOfRangeException(nameof(name), name, "no size of a generated program"),
    };
}
