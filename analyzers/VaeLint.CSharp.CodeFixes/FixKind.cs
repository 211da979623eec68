using Microsoft.CodeAnalysis;
using VaeLint.Core.Rules;

namespace VaeLint.CSharp.CodeFixes;

/// <summary>What a fix does. The keys are constants: one FixAll repairs all losses in the same way.</summary>
internal sealed class FixKind
{
    /// <summary>(a) Changes the training.</summary>
    public static readonly FixKind Balance = new(
        "VaeLint.Balance",
        RuleCatalog.MeanReconstruction.Id, RuleCatalog.MeanKl.Id, RuleCatalog.BatchMismatch.Id, RuleCatalog.WrongAxes.Id, RuleCatalog.SizeCountedTwice.Id, RuleCatalog.ConstantBatchSize.Id);

    /// <summary>(b) Keeps value and gradients.</summary>
    public static readonly FixKind ExplicitBeta = new("VaeLint.ExplicitBeta", RuleCatalog.MeanReconstruction.Id, RuleCatalog.MeanKl.Id, RuleCatalog.WeightHidesSize.Id);

    /// <summary>(c) Calls VaeLint.Runtime, where the project refers to it; changes the training as (a) does.</summary>
    public static readonly FixKind CallLibrary = new("VaeLint.CallLibrary", RuleCatalog.MeanReconstruction.Id, RuleCatalog.MeanKl.Id);

    /// <summary>(e) Writes the formula right; changes the training.</summary>
    public static readonly FixKind Formula = new(
        "VaeLint.Formula", RuleCatalog.AlmostGaussianKl.Id, RuleCatalog.MixedSpread.Id, RuleCatalog.WrongDirection.Id, RuleCatalog.WrongNoise.Id);

    /// <summary>The key of (b) where it is the first action: `dotnet format` takes the key of any finding and repairs those of one rule with it.</summary>
    private const string ExplicitBetaFirst = "VaeLint.ExplicitBeta.First";

    private readonly string _key;
    private readonly string[] _rules;

    private FixKind(string key, params string[] rules)
    {
        _key = key;
        _rules = rules;
    }

    public static IReadOnlyList<FixKind> All { get; } = [Balance, ExplicitBeta, CallLibrary, Formula];

    /// <summary>Every rule that has a fix.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. All.SelectMany(k => k._rules).Distinct().OrderBy(id => id, StringComparer.Ordinal)];

    public bool Repairs(string ruleId) => _rules.Contains(ruleId);

    public string EquivalenceKeyFor(string ruleId) => this == ExplicitBeta && ruleId == RuleCatalog.WeightHidesSize.Id ? ExplicitBetaFirst : _key;

    /// <summary>What the key means for a rule; without a key, or with that of an action which the rule does not have, its first action is meant.</summary>
    public static FixKind? Find(string? equivalenceKey, string ruleId) =>
        All.FirstOrDefault(k => k.Repairs(ruleId) && k.EquivalenceKeyFor(ruleId) == equivalenceKey) ?? All.FirstOrDefault(k => k.Repairs(ruleId));
}
