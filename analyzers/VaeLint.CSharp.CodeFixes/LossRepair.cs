using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core;
using VaeLint.Core.Fixes;
using VaeLint.Core.Ir;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes;

/// <summary>
/// Repairs losses of one compilation: finds the loss of a diagnostic, plans on the IR, writes the winner and verifies it once by re-binding and re-analysing the
/// changed document. Answers are remembered as long as the compilation lives.
/// </summary>
internal sealed class LossRepair
{
    private static readonly ConditionalWeakTable<Compilation, LossRepair> Known = new();

    private readonly RoslynProgram _program;
    private readonly LossAnalysis _analysis;
    private readonly ConcurrentDictionary<(SyntaxNode Member, string LossId, FixKind Kind), Repaired?> _results = new();

    private LossRepair(Compilation compilation, AnalyzerOptions options)
    {
        var analyzed = AnalyzedCompilation.Of(compilation, options);
        (_program, _analysis) = (analyzed.Program, analyzed.Analysis);
    }

    public static LossRepair Of(Compilation compilation, AnalyzerOptions options) => Known.GetValue(compilation, c => new LossRepair(c, options));

    /// <summary>The repaired document root; null when the finding is refused.</summary>
    public Repaired? Find(SyntaxTree tree, int position, string ruleId, FixKind kind, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        if (_program.Torch is null || MemberSyntax.Around(root, position) is not { } member || MemberSyntax.BodyOf(member, _program, cancellation) is not { } body)
        {
            return null;
        }

        var finding = _analysis.Analyze(body, cancellation).FirstOrDefault(f => f.RuleId == ruleId && f.Primary.Start == position);
        if (finding is null)
        {
            return null;
        }

        var key = (member, finding.LossId, kind);
        if (!_results.TryGetValue(key, out var repaired))
        {
            repaired = kind == FixKind.Formula ? RepairFormula(member, body, finding, cancellation) : Repair(member, body, finding.LossId, kind, cancellation);
            _results.TryAdd(key, repaired);
        }

        return repaired;
    }

    private Repaired? Repair(SyntaxNode member, IrBody body, string lossId, FixKind kind, CancellationToken cancellation)
    {
        var writer = new EditWriter(_program, member, cancellation);
        var planner = new FixPlanner(_program, body, writer.CanWrite, cancellation);
        var found = kind == FixKind.Balance ? planner.Balance(lossId) : kind == FixKind.CallLibrary ? planner.CallLibrary(lossId) : planner.ExplicitBeta(lossId);
        if (found is not { } plan)
        {
            return null;
        }

        var title = plan.EffectiveBeta is { } beta ? RepairTitles.ExplicitBeta(beta) : kind == FixKind.CallLibrary ? RepairTitles.CallLibrary : RepairTitles.Balance;
        var written = new PlanWriter(_program, member, writer, plan, cancellation);
        foreach (var rewrites in kind == FixKind.CallLibrary ? written.LibraryAlternatives() : written.Alternatives())
        {
            if (Verified(member, body, rewrites, plan, lossId, cancellation) is { } root)
            {
                return new Repaired(root, title);
            }
        }

        return null;
    }

    private Repaired? RepairFormula(SyntaxNode member, IrBody body, Finding finding, CancellationToken cancellation)
    {
        var writer = new EditWriter(_program, member, cancellation);
        if (new FormulaPlanner(_program, body, writer.CanWrite, cancellation).Repair(finding.RuleId, finding.Primary.Start) is not { } plan)
        {
            return null;
        }

        foreach (var rewrites in new PlanWriter(_program, member, writer, plan, cancellation).Alternatives())
        {
            if (Verified(member, body, rewrites, plan, finding.LossId, cancellation) is { } root)
            {
                return new Repaired(root, RepairTitles.Formula);
            }
        }

        return null;
    }

    /// <summary>The changed root, if its text compiles as before and means what the plan says.</summary>
    private SyntaxNode? Verified(SyntaxNode member, IrBody body, IReadOnlyList<Rewrite> rewrites, FixPlan plan, string lossId, CancellationToken cancellation)
    {
        if (ChangedMember.Of(_program, member, rewrites, cancellation) is not { } changed
            || !FixPlanner.RelationsOf(changed.Program, changed.Body, cancellation).SequenceEqual(plan.ExpectedRelations))
        {
            return null;
        }

        var before = _analysis.Analyze(body, cancellation);
        var after = new LossAnalysis(changed.Program).Analyze(changed.Body, cancellation);
        return after.Count(IsDefect) <= before.Count(f => IsDefect(f) && f.LossId != lossId) ? changed.Root : null;
    }

    /// <summary>What is reported by default; a sum over the batch may stay or go.</summary>
    private static bool IsDefect(Finding finding) => finding.Rule.IsEnabledByDefault;
}

/// <summary>A document in which one loss is right.</summary>
internal sealed class Repaired(SyntaxNode root, string title)
{
    public SyntaxNode Root { get; } = root;

    public string Title { get; } = title;
}
