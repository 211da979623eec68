using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.CSharp.CodeFixes.Calls;
using VaeLint.CSharp.CodeFixes.Rewriting;
using VaeLint.CSharp.CodeFixes.Usage;

namespace VaeLint.CSharp.CodeFixes;

/// <summary>Offers the repairs of single calls; all of a document are written at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsageFixProvider))]
public sealed class UsageFixProvider : CodeFixProvider
{
    private static readonly UsageFix[] Fixes = [new StoppedGradientFix(), new UnreducedLossFix(), new LongAxisFix(), new SequenceEqualFix(), new RealQuotientFix()];

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(Fixes.Select(fix => fix.Rule.Id).Concat(CallFix.Rules));

    // Findings that are refused have no edit and are skipped, and so a missing equivalence key does not matter.
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => (await RepairAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false))?.Document);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await RepairAsync(context.Document, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false) is { } repaired)
            {
                context.RegisterCodeFix(CodeAction.Create(repaired.Title, _ => Task.FromResult(repaired.Document), "VaeLint." + diagnostic.Id), diagnostic);
            }
        }
    }

    /// <summary>The document without the findings that can be repaired, and what was done to the first of them; null when there is none.</summary>
    private static async Task<(Document Document, string Title)?> RepairAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not CompilationUnitSyntax root)
        {
            return null;
        }

        var edits = new List<UsageEdit>();
        foreach (var diagnostic in diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax reported && EditOf(diagnostic.Id, reported, model, document, cancellation) is { } edit)
            {
                edits.Add(edit);
            }
        }

        // Two calls of one module ask for the same change where it is made.
        var rewrites = edits.SelectMany(edit => edit.Rewrites).GroupBy(rewrite => rewrite.Target).Select(same => same.First()).ToList();
        if (edits.Count == 0 || Rewrite.Apply(root, rewrites) is not CompilationUnitSyntax changed)
        {
            return null;
        }

        return (document.WithSyntaxRoot(edits.Select(edit => edit.Import).OfType<string>().Distinct().Aggregate(changed, Import)), edits[0].Title);
    }

    private static UsageEdit? EditOf(string ruleId, ExpressionSyntax reported, SemanticModel model, Document document, CancellationToken cancellation) => CallFix.Rules.Contains(ruleId)
        ? CallFix.Find(reported, ruleId, model.Compilation, document.Project.AnalyzerOptions, cancellation)
        : Fixes.FirstOrDefault(fix => fix.Rule.Id == ruleId)?.Edit(reported, model, cancellation);

    private static CompilationUnitSyntax Import(CompilationUnitSyntax root, string name)
    {
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name)).NormalizeWhitespace();
        var next = root.Usings.FirstOrDefault(u => u.Alias is not null || u.StaticKeyword != default || string.CompareOrdinal(u.Name?.ToString(), name) > 0);
        if (next is null)
        {
            return root.AddUsings(Line(directive, root));
        }

        // What stands above the first directive is about the file.
        var line = Line(directive, root);
        return next == root.Usings[0]
            ? root.WithUsings(root.Usings.Replace(next, next.WithoutLeadingTrivia()).Insert(0, line.WithLeadingTrivia(next.GetLeadingTrivia())))
            : root.InsertNodesBefore(next, [line]);
    }

    private static UsingDirectiveSyntax Line(UsingDirectiveSyntax directive, SyntaxNode root) => directive.WithTrailingTrivia(
        root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } line ? line : SyntaxFactory.LineFeed);
}
