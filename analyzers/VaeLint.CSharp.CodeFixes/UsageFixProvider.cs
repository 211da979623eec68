using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.CSharp.CodeFixes.Rewriting;
using VaeLint.CSharp.CodeFixes.Usage;

namespace VaeLint.CSharp.CodeFixes;

/// <summary>Offers the repairs of single calls; all of a document are written at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsageFixProvider))]
public sealed class UsageFixProvider : CodeFixProvider
{
    private static readonly UsageFix[] Fixes = [new StoppedGradientFix(), new UnreducedLossFix(), new LongAxisFix(), new SequenceEqualFix(), new RealQuotientFix()];

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(Fixes.Select(fix => fix.Rule.Id));

    // Findings that are refused have no edit and are skipped, and so a missing equivalence key does not matter.
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => RepairAsync(document, diagnostics, context.CancellationToken));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await RepairAsync(context.Document, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false) is { } repaired)
            {
                context.RegisterCodeFix(CodeAction.Create(FixOf(diagnostic)!.Title, _ => Task.FromResult(repaired), "VaeLint." + diagnostic.Id), diagnostic);
            }
        }
    }

    private static UsageFix? FixOf(Diagnostic diagnostic) => Fixes.FirstOrDefault(fix => fix.Rule.Id == diagnostic.Id);

    /// <summary>The document without the findings that can be repaired; null when there is none.</summary>
    private static async Task<Document?> RepairAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not CompilationUnitSyntax root)
        {
            return null;
        }

        var edits = new List<UsageEdit>();
        foreach (var diagnostic in diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax reported
                && FixOf(diagnostic)?.Repair(reported, model, cancellation) is { } edit)
            {
                edits.Add(edit);
            }
        }

        if (edits.Count == 0 || Rewrite.Apply(root, [.. edits.Select(edit => edit.Rewrite)]) is not CompilationUnitSyntax changed)
        {
            return null;
        }

        return document.WithSyntaxRoot(edits.Select(edit => edit.Import).OfType<string>().Distinct().Aggregate(changed, Import));
    }

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
