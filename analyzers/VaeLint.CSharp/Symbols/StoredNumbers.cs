using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.Symbols;

/// <summary>A number may be the value of a tensor: where a type writes something else into it than constants and what its constructors were given.</summary>
internal static class StoredNumbers
{
    public static bool AreComputed(ISymbol fieldOrProperty, RoslynProgram program)
    {
        var sources = new MemberSources(program, program.Cancellation);
        var constructors = fieldOrProperty.ContainingType.InstanceConstructors.Select(constructor => (Symbol: constructor, Code: sources.DeclarationOf(constructor))).ToList();
        return sources.InitializerOf(fieldOrProperty) is { } initializer && !IsPlain(initializer.Value, constructors.Find(constructor => constructor.Code is TypeDeclarationSyntax).Symbol)
            || constructors.Exists(constructor => constructor.Code is ConstructorDeclarationSyntax code && Computes(code, constructor.Symbol, fieldOrProperty.Name));
    }

    private static bool Computes(ConstructorDeclarationSyntax code, IMethodSymbol constructor, string name)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax assignment && Mentions(assignment.Left, name) && !IsPlain(assignment.Right, constructor)
                || node is ArgumentSyntax { RefOrOutKeyword.RawKind: not (int)SyntaxKind.None } argument && Mentions(argument, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(SyntaxNode code, string name) => code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(mentioned => mentioned.Identifier.ValueText == name);

    private static bool IsPlain(ExpressionSyntax value, IMethodSymbol? constructor) => value switch
    {
        LiteralExpressionSyntax => true,
        IdentifierNameSyntax { Identifier.ValueText: var name } => constructor?.Parameters.Any(parameter => parameter.Name == name) == true,
        ParenthesizedExpressionSyntax parenthesized => IsPlain(parenthesized.Expression, constructor),
        PrefixUnaryExpressionSyntax unary => IsPlain(unary.Operand, constructor),
        CastExpressionSyntax cast => IsPlain(cast.Expression, constructor),
        BinaryExpressionSyntax binary => IsPlain(binary.Left, constructor) && IsPlain(binary.Right, constructor),
        ConditionalExpressionSyntax choice => IsPlain(choice.WhenTrue, constructor) && IsPlain(choice.WhenFalse, constructor),
        _ => false,
    };
}
