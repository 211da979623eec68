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

    private readonly string[] _rules;

    private FixKind(string equivalenceKey, params string[] rules)
    {
        EquivalenceKey = equivalenceKey;
        _rules = rules;
    }

    public string EquivalenceKey { get; }

    public static IReadOnlyList<FixKind> All { get; } = [Balance, ExplicitBeta];

    /// <summary>Every rule that has a fix.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. All.SelectMany(k => k._rules).Distinct().OrderBy(id => id, StringComparer.Ordinal)];

    public bool Repairs(string ruleId) => _rules.Contains(ruleId);

    /// <summary>Without a key the first action of each finding is meant.</summary>
    public static FixKind? Find(string? equivalenceKey, string ruleId)
    {
        var kind = equivalenceKey is null ? All.First(k => k.Repairs(ruleId)) : All.FirstOrDefault(k => k.EquivalenceKey == equivalenceKey);
        return kind?.Repairs(ruleId) == true ? kind : null;
    }
}
