using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.CodeFixes;

/// <summary>The member that owns a place: the root of one analysis and the only code that its fixes may change.</summary>
internal static class MemberSyntax
{
    public static SyntaxNode? Around(SyntaxNode root, int position)
    {
        for (var node = root.FindToken(position).Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } }:
                    return node;
                case GlobalStatementSyntax:
                    return root;
            }
        }

        return null;
    }

    public static IrBody? BodyOf(SyntaxNode member, RoslynProgram program, CancellationToken cancellation)
    {
        var model = program.ModelOf(member.SyntaxTree);
        var method = member switch
        {
            BaseMethodDeclarationSyntax declaration => MethodOf(model.GetDeclaredSymbol(declaration, cancellation)),
            AccessorDeclarationSyntax accessor => MethodOf(model.GetDeclaredSymbol(accessor, cancellation)),
            CompilationUnitSyntax unit => MethodOf(model.GetDeclaredSymbol(unit, cancellation)),
            ArrowExpressionClauseSyntax { Parent: { } property } => MethodOf((model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod),
            EqualsValueClauseSyntax { Parent: { } variable } => model.GetDeclaredSymbol(variable, cancellation) is { } symbol ? program.GetInitializer(symbol) : null,
            _ => null,
        };
        return method is null ? null : program.GetBody(method);

        MethodRef? MethodOf(IMethodSymbol? symbol) => symbol is null ? null : program.GetMethod(symbol);
    }
}
