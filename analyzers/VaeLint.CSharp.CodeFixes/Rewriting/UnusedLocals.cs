using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Local constants that were read only by what a fix removes go with it; the compiler would warn of them.</summary>
internal sealed class UnusedLocals(SemanticModel model, SyntaxNode member, CancellationToken cancellation)
{
    public IEnumerable<Rewrite> Without(IReadOnlyList<SyntaxNode> removed)
    {
        var locals = removed.SelectMany(n => n.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>()
            .Select(n => model.GetSymbolInfo(n, cancellation).Symbol).OfType<ILocalSymbol>().Distinct<ILocalSymbol>(SymbolEqualityComparer.Default);
        foreach (var local in locals)
        {
            if (local.DeclaringSyntaxReferences is [{ } reference]
                && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } }
                && model.GetConstantValue(value, cancellation).HasValue && !IsReadOutside(local, removed))
            {
                yield return new Rewrite(statement, _ => null);
            }
        }
    }

    private bool IsReadOutside(ILocalSymbol local, IReadOnlyList<SyntaxNode> removed) =>
        member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n =>
            n.Identifier.ValueText == local.Name && !removed.Any(r => r.Span.Contains(n.Span)) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n, cancellation).Symbol, local));
}
