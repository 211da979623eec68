using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core;
using VaeLint.Core.Fixes;
using VaeLint.Core.Ir;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes.Rewriting;
using VaeLint.CSharp.Hosting;

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
        _program = new RoslynProgram(compilation, VocabularyOptions.Read(options, compilation));
        _analysis = new LossAnalysis(_program);
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
        var tree = member.SyntaxTree;
        var mark = new SyntaxAnnotation();
        var root = tree.GetRoot(cancellation);
        var memberRewrite = new Rewrite(member, node => node.WithAdditionalAnnotations(mark));
        if (Rewrite.Apply(root, [.. rewrites, memberRewrite]) is not { } changed)
        {
            return null;
        }

        var written = tree.WithRootAndOptions(CSharpSyntaxTree.ParseText(changed.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: cancellation).GetRoot(cancellation), tree.Options);
        var compilation = _program.Compilation.ReplaceSyntaxTree(tree, written);
        var place = changed.GetAnnotatedNodes(mark).Single();
        var newMember = MemberSyntax.Around(written.GetRoot(cancellation), place.SpanStart);
        var isInside = rewrites.All(rewrite => member.Contains(rewrite.Target));
        if (newMember is null || newMember.Span != place.Span
            || HasNewDiagnostics(compilation, isInside ? newMember : written.GetRoot(cancellation), isInside ? member : root, cancellation))
        {
            return null;
        }

        var program = new RoslynProgram(compilation, _program.Vocabulary);
        if (MemberSyntax.BodyOf(newMember, program, cancellation) is not { } newBody || !FixPlanner.RelationsOf(program, newBody, cancellation).SequenceEqual(plan.ExpectedRelations))
        {
            return null;
        }

        var before = _analysis.Analyze(body, cancellation);
        var after = new LossAnalysis(program).Analyze(newBody, cancellation);
        return after.Count(IsDefect) <= before.Count(f => IsDefect(f) && f.LossId != lossId) ? changed : null;
    }

    /// <summary>What is reported by default; a sum over the batch may stay or go.</summary>
    private static bool IsDefect(Finding finding) => finding.Rule.IsEnabledByDefault;

    private bool HasNewDiagnostics(Compilation compilation, SyntaxNode changed, SyntaxNode original, CancellationToken cancellation)
    {
        var known = Diagnostics(_program.Compilation, original, cancellation).GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.Count());
        return Diagnostics(compilation, changed, cancellation).GroupBy(d => d.Id).Any(g => !known.TryGetValue(g.Key, out var count) || g.Count() > count);
    }

    private static IEnumerable<Diagnostic> Diagnostics(Compilation compilation, SyntaxNode member, CancellationToken cancellation)
    {
#pragma warning disable RS1030 // The compilation is our own changed copy.
        var model = compilation.GetSemanticModel(member.SyntaxTree);
#pragma warning restore RS1030
        return model.GetDiagnostics(member.FullSpan, cancellation).Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed);
    }
}

/// <summary>A document in which one loss is right.</summary>
internal sealed class Repaired(SyntaxNode root, string title)
{
    public SyntaxNode Root { get; } = root;

    public string Title { get; } = title;
}
