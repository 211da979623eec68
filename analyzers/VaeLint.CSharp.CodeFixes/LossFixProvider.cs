using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace VaeLint.CSharp.CodeFixes;

/// <summary>Offers the repairs of a loss; a finding that cannot be repaired safely gets no action.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LossFixProvider))]
public sealed class LossFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(FixKind.Rules);

    public override FixAllProvider GetFixAllProvider() => LossFixAllProvider.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxTreeAsync(context.CancellationToken).ConfigureAwait(false) is not { } tree
            || await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return;
        }

        var repair = LossRepair.Of(compilation, context.Document.Project.AnalyzerOptions);
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var kind in FixKind.All.Where(k => k.Repairs(diagnostic.Id)))
            {
                if (repair.Find(tree, diagnostic.Location.SourceSpan.Start, diagnostic.Id, kind, context.CancellationToken) is { } repaired)
                {
                    var document = context.Document;
                    context.RegisterCodeFix(CodeAction.Create(repaired.Title, _ => Task.FromResult(document.WithSyntaxRoot(repaired.Root)), kind.EquivalenceKeyFor(diagnostic.Id)), diagnostic);
                }
            }
        }
    }
}
