using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core;
using VaeLint.Core.Fixes;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes.Usage;

namespace VaeLint.CSharp.CodeFixes.Calls;

/// <summary>(d) The first of the changes that a finding about a single call proposes that can be written, and after which the finding is gone.</summary>
internal static class CallFix
{
    public static IReadOnlyList<string> Rules { get; } =
        [RuleCatalog.LogitsOrProbabilities.Id, RuleCatalog.SwappedArguments.Id, RuleCatalog.KlDivergenceMisuse.Id, RuleCatalog.Broadcast.Id];

    public static UsageEdit? Find(ExpressionSyntax reported, string ruleId, Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var analyzed = AnalyzedCompilation.Of(compilation, options);
        var root = reported.SyntaxTree.GetRoot(cancellation);
        if (reported is not InvocationExpressionSyntax call || analyzed.Program.Torch is null || MemberSyntax.Around(root, call.ArgumentList.SpanStart) is not { } member
            || MemberSyntax.BodyOf(member, analyzed.Program, cancellation) is not { } body)
        {
            return null;
        }

        var findings = analyzed.Analysis.Analyze(body, cancellation);
        var finding = findings.FirstOrDefault(f => f.RuleId == ruleId && f.Primary.Node == call);
        var writer = new CallWriter(analyzed.Program, member, cancellation);
        foreach (var change in finding?.Changes ?? [])
        {
            if (writer.Rewrites(change, call) is { } rewrites && ChangedMember.Of(analyzed.Program, member, rewrites, cancellation) is { } changed
                && IsRepaired(findings, new LossAnalysis(changed.Program).Analyze(changed.Body, cancellation), ruleId, change))
            {
                return new UsageEdit(change.Title, rewrites);
            }
        }

        return null;
    }

    /// <summary>The finding is gone and nothing else came. In the right order arguments may show what else is wrong with them.</summary>
    private static bool IsRepaired(IReadOnlyList<Finding> before, IReadOnlyList<Finding> after, string ruleId, CallChange change) =>
        after.Count(f => f.RuleId == ruleId) < before.Count(f => f.RuleId == ruleId)
        && (change is SwapArguments || after.Count(IsOther) <= before.Count(IsOther));

    private static bool IsOther(Finding finding) => finding.Rule is { IsEnabledByDefault: true, Severity: RuleSeverity.Warning } && !finding.IsHint;
}
