using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>What a local, a private field or a private property holds, where it is given its value once and read at one place: nobody else sees a change of it.</summary>
internal sealed class HeldValue(RoslynProgram program, SyntaxNode member, CancellationToken cancellation)
{
    /// <summary>The expression of the value, in the document of the member; null when the value is not held by this symbol alone.</summary>
    public ExpressionSyntax? Of(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => OfLocal(local),
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } field => OfMember(field),
        IPropertySymbol { DeclaredAccessibility: Accessibility.Private } property when program.IsAutoProperty(property) => OfMember(property),
        _ => null,
    };

    /// <summary>The expression of the value that a local, field or property is given once, whoever reads it.</summary>
    public ExpressionSyntax? SharedOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.DeclaringSyntaxReferences is [{ } reference] && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            && References(local, member).All(name => name.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != name) && member.Contains(declarator) ? value : null,
        IFieldSymbol field when field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private => UsesOf(field).Values is [{ } only] ? only : null,
        IPropertySymbol { SetMethod: null } property when program.IsAutoProperty(property) => UsesOf(property).Values is [{ } only] ? only : null,
        _ => null,
    };

    private ExpressionSyntax? OfLocal(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [{ } reference] && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            && member.Contains(declarator) && References(local, member).Count() == 1
            ? value
            : null;

    private ExpressionSyntax? OfMember(ISymbol symbol) =>
        UsesOf(symbol) is ([{ } only], 1) && only.SyntaxTree == member.SyntaxTree ? only : null;

    /// <summary>What it is given in its type, and how often it is read there.</summary>
    private (List<ExpressionSyntax> Values, int Reads) UsesOf(ISymbol symbol)
    {
        var values = new List<ExpressionSyntax>();
        foreach (var declaration in symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)))
        {
            if (declaration is VariableDeclaratorSyntax { Initializer.Value: { } field })
            {
                values.Add(field);
            }
            else if (declaration is PropertyDeclarationSyntax { Initializer.Value: { } property })
            {
                values.Add(property);
            }
        }

        var reads = 0;
        foreach (var name in symbol.ContainingType.DeclaringSyntaxReferences.SelectMany(part => References(symbol, part.GetSyntax(cancellation))))
        {
            SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (whole.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == whole)
            {
                values.Add(assignment.Right);
            }
            else
            {
                reads++;
            }
        }

        return (values, reads);
    }

    private IEnumerable<IdentifierNameSyntax> References(ISymbol symbol, SyntaxNode scope)
    {
        var model = program.ModelOf(scope.SyntaxTree);
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol?.OriginalDefinition, symbol.OriginalDefinition));
    }
}
