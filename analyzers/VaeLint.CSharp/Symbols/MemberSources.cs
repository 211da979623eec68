using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.Symbols;

/// <summary>Where the members of one compilation are written, and their code as operations.</summary>
internal sealed class MemberSources(RoslynProgram program, CancellationToken cancellation)
{
    public SyntaxNode? DeclarationOf(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            if (program.Contains(reference.SyntaxTree))
            {
                return reference.GetSyntax(cancellation);
            }
        }

        return null;
    }

    public EqualsValueClauseSyntax? InitializerOf(ISymbol member) => DeclarationOf(member) switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };

    /// <summary>The initialisers that the constructors of a type run.</summary>
    public IEnumerable<(ISymbol Member, EqualsValueClauseSyntax Initializer)> InitializersOf(INamedTypeSymbol type, bool areStatic)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic == areStatic && member is IFieldSymbol { IsConst: false } or IPropertySymbol && InitializerOf(member) is { } initializer)
            {
                yield return (member, initializer);
            }
        }
    }

    public IOperation? OperationOf(SyntaxNode syntax) => program.ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation);
}
