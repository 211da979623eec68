using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace VaeLint.CSharp.CodeFixes;

/// <summary>
/// Repairs one loss after the other and analyses again in between: findings of one loss share their edits, and so may losses. A refused finding is skipped.
/// Without an equivalence key (the host met a refused finding first) every finding gets its first action.
/// </summary>
internal sealed class LossFixAllProvider : FixAllProvider
{
    public static readonly LossFixAllProvider Instance = new();

    private const string Mark = "VaeLint.Finding";

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var solution = fixAllContext.Solution;
        var isChanged = false;
        foreach (var document in await DocumentsAsync(fixAllContext).ConfigureAwait(false))
        {
            var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            var current = solution.GetDocument(document.Id)!;
            var repaired = await RepairAsync(current, diagnostics, fixAllContext.CodeActionEquivalenceKey, fixAllContext.CancellationToken).ConfigureAwait(false);
            if (repaired is not null)
            {
                (solution, isChanged) = (repaired.Project.Solution, true);
            }
        }

        return isChanged ? CodeAction.Create(RepairTitles.All, _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey) : null;
    }

    private static async Task<IReadOnlyList<Document>> DocumentsAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document)
        {
            return context.Document is { } document ? [document] : [];
        }

        var projects = context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects.Where(p => p.Language == LanguageNames.CSharp);
        var documents = new List<Document>();
        foreach (var project in projects)
        {
            foreach (var document in project.Documents)
            {
                if (await document.GetSyntaxTreeAsync(context.CancellationToken).ConfigureAwait(false) is not null)
                {
                    documents.Add(document);
                }
            }
        }

        return documents;
    }

    private static async Task<Document?> RepairAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? equivalenceKey, CancellationToken cancellation)
    {
        if (diagnostics.IsEmpty || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return null;
        }

        var open = diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)
            .Select((d, index) => (Diagnostic: d, Annotation: new SyntaxAnnotation(Mark, index.ToString(System.Globalization.CultureInfo.InvariantCulture)))).ToList();
        var marks = open.ToLookup(o => root.FindToken(o.Diagnostic.Location.SourceSpan.Start), o => o.Annotation);
        document = document.WithSyntaxRoot(root.ReplaceTokens(marks.Select(m => m.Key), (token, _) => token.WithAdditionalAnnotations(marks[token])));

        var isChanged = false;
        foreach (var (diagnostic, annotation) in open)
        {
            if (FixKind.Find(equivalenceKey, diagnostic.Id) is { } kind && await RepairAsync(document, diagnostic.Id, annotation, kind, cancellation).ConfigureAwait(false) is { } repaired)
            {
                (document, isChanged) = (repaired, true);
            }
        }

        return isChanged ? document : null;
    }

    private static async Task<Document?> RepairAsync(Document document, string ruleId, SyntaxAnnotation annotation, FixKind kind, CancellationToken cancellation)
    {
        if (await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is not { } tree
            || await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
        {
            return null;
        }

        var token = tree.GetRoot(cancellation).GetAnnotatedTokens(annotation).FirstOrDefault();
        return token != default && LossRepair.Of(compilation, document.Project.AnalyzerOptions).Find(tree, token.SpanStart, ruleId, kind, cancellation) is { } repaired
            ? document.WithSyntaxRoot(repaired.Root)
            : null;
    }
}
