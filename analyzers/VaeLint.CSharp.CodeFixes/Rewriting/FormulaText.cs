using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>The edits that repair a formula.</summary>
internal static class FormulaText
{
    private const string Uniform = "rand";
    private const string StandardNormal = "randn";

    /// <summary>a + b becomes a − b, and the reverse; so do the assignments.</summary>
    public static Rewrite? Flip(SyntaxNode sum) => sum switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } => new Rewrite(sum, node => Operator((BinaryExpressionSyntax)node, SyntaxKind.SubtractExpression, SyntaxKind.MinusToken)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } => new Rewrite(sum, node => Operator((BinaryExpressionSyntax)node, SyntaxKind.AddExpression, SyntaxKind.PlusToken)),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } => new Rewrite(sum, node => Operator((AssignmentExpressionSyntax)node, SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MinusEqualsToken)),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression } => new Rewrite(sum, node => Operator((AssignmentExpressionSyntax)node, SyntaxKind.AddAssignmentExpression, SyntaxKind.PlusEqualsToken)),
        _ => null,
    };

    /// <summary>v.exp() becomes (0.5 * v).exp(), exp(v) becomes exp(0.5 * v), loss.backward() becomes (-loss).backward().</summary>
    public static Rewrite? Scale(InvocationExpressionSyntax call, double factor)
    {
        if (call is { ArgumentList.Arguments: [{ } argument, ..] })
        {
            return argument.NameColon is null ? new Rewrite(argument.Expression, node => Scaled((ExpressionSyntax)node, factor).WithTriviaFrom(node)) : null;
        }

        return call.Expression is MemberAccessExpressionSyntax { Expression: var receiver }
            ? new Rewrite(receiver, node => SyntaxFactory.ParenthesizedExpression(Scaled((ExpressionSyntax)node, factor)).WithTriviaFrom(node))
            : null;
    }

    /// <summary>rand_like becomes randn_like.</summary>
    public static Rewrite? Normal(InvocationExpressionSyntax call)
    {
        SimpleNameSyntax? name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return name is IdentifierNameSyntax { Identifier.ValueText: var text } && text.StartsWith(Uniform, StringComparison.Ordinal)
            ? new Rewrite(name, node => SyntaxFactory.IdentifierName(StandardNormal + text.Substring(Uniform.Length)).WithTriviaFrom(node))
            : null;
    }

    private static ExpressionSyntax Scaled(ExpressionSyntax operand, double factor)
    {
        var stripped = Parentheses.Strip(operand).WithoutTrivia();
        var inner = Parentheses.IsPrimary(stripped) || (factor != -1 && stripped is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression })
            ? stripped
            : SyntaxFactory.ParenthesizedExpression(stripped);
        return SyntaxFactory.ParseExpression(factor == -1 ? $"-{inner}" : $"{factor.ToString(CultureInfo.InvariantCulture)} * {inner}");
    }

    private static BinaryExpressionSyntax Operator(BinaryExpressionSyntax sum, SyntaxKind kind, SyntaxKind token) =>
        SyntaxFactory.BinaryExpression(kind, sum.Left, SyntaxFactory.Token(token).WithTriviaFrom(sum.OperatorToken), sum.Right);

    private static AssignmentExpressionSyntax Operator(AssignmentExpressionSyntax sum, SyntaxKind kind, SyntaxKind token) =>
        SyntaxFactory.AssignmentExpression(kind, sum.Left, SyntaxFactory.Token(token).WithTriviaFrom(sum.OperatorToken), sum.Right);
}
