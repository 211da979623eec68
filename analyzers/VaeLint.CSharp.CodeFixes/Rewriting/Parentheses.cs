using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Products and quotients in their surroundings.</summary>
internal static class Parentheses
{
    /// <summary>The expression to divide instead of <paramref name="call"/>, so that the quotient reads without parentheses: <c>-0.5 * x.sum() / n</c>.</summary>
    public static ExpressionSyntax WholeProduct(ExpressionSyntax call)
    {
        var whole = call;
        while (true)
        {
            switch (whole.Parent)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product when product.Right == whole:
                    whole = product;
                    break;
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression } sign:
                    whole = sign;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiving:
                    whole = forgiving;
                    break;
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull == whole:
                    whole = access;
                    break;
                default:
                    return whole;
            }
        }
    }

    /// <summary><paramref name="dividend"/> / <paramref name="divisor"/> in the place and with the trivia of the dividend.</summary>
    public static ExpressionSyntax Quotient(ExpressionSyntax dividend, ExpressionSyntax divisor)
    {
        var slash = SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.SlashToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        ExpressionSyntax quotient = SyntaxFactory.BinaryExpression(SyntaxKind.DivideExpression, dividend.WithoutTrivia(), slash, AsFactor(divisor.WithoutTrivia()));
        return IsSafeAround(dividend) ? quotient.WithTriviaFrom(dividend) : SyntaxFactory.ParenthesizedExpression(quotient).WithTriviaFrom(dividend);
    }

    /// <summary>An operand of a product that is no primary expression needs parentheses.</summary>
    public static ExpressionSyntax AsFactor(ExpressionSyntax operand) =>
        IsPrimary(operand) || operand is CastExpressionSyntax or PrefixUnaryExpressionSyntax ? operand : SyntaxFactory.ParenthesizedExpression(operand);

    public static bool IsPrimary(ExpressionSyntax expression) => expression
        is IdentifierNameSyntax or GenericNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
        or ParenthesizedExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or ObjectCreationExpressionSyntax or TupleExpressionSyntax;

    /// <summary>The expression without the parentheses around it.</summary>
    public static ExpressionSyntax Strip(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }

    /// <summary>The expression with the parentheses that are written around it.</summary>
    public static ExpressionSyntax Extend(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized;
        }

        return expression;
    }

    private static bool IsSafeAround(ExpressionSyntax dividend) => dividend.Parent switch
    {
        BinaryExpressionSyntax binary => binary.Left == dividend
            || binary.Kind() is not (SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression),
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or ConditionalAccessExpressionSyntax => false,
        CastExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax => false,
        SwitchExpressionSyntax or WithExpressionSyntax or RangeExpressionSyntax or IsPatternExpressionSyntax => false,
        _ => true,
    };
}
