using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes.Usage;

/// <summary>VAE403: the sizes are compared one by one.</summary>
internal sealed class SequenceEqualFix : UsageFix
{
    private const string SequenceEqual = "SequenceEqual";

    public override Rule Rule => RuleCatalog.ShapeReference;

    public override string Title => "Compare the sizes with SequenceEqual";

    protected override ExpressionRepair? Repair(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation)
    {
        if (HasComment(reported) || Operands(reported) is not ({ } left, { } right) || !IsSafe(left) || !IsSafe(right))
        {
            return null;
        }

        var call = Call(left, right);
        var isKnown = model.GetSpeculativeSymbolInfo(reported.SpanStart, call, SpeculativeBindingOption.BindAsExpression).Symbol is not null;
        var isNegated = reported.IsKind(SyntaxKind.NotEqualsExpression);
        return new ExpressionRepair(new Rewrite(reported, node => Written((ExpressionSyntax)node, isNegated)), isKnown ? null : "System.Linq");

        // Null is unequal to every shape; SequenceEqual throws.
        bool IsSafe(ExpressionSyntax operand) =>
            Parentheses.Strip(operand) is not ConditionalAccessExpressionSyntax && model.GetTypeInfo(operand, cancellation).Nullability.FlowState != NullableFlowState.MaybeNull;
    }

    /// <summary>From the operands of the current node: the repair of a finding inside them may have changed them.</summary>
    private static ExpressionSyntax Written(ExpressionSyntax current, bool isNegated)
    {
        if (Operands(current) is not ({ } left, { } right))
        {
            return current;
        }

        ExpressionSyntax call = Call(left, right);
        return (isNegated ? SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, call) : call).WithTriviaFrom(current);
    }

    private static (ExpressionSyntax? Left, ExpressionSyntax? Right) Operands(ExpressionSyntax comparison) => comparison switch
    {
        BinaryExpressionSyntax binary => (binary.Left, binary.Right),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null } first, { NameColon: null } second] } => (first.Expression, second.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: [{ } argument] } => (access.Expression, argument.Expression),
        _ => default,
    };

    /// <summary>It would get lost between the operands.</summary>
    private static bool HasComment(ExpressionSyntax comparison) =>
        comparison is BinaryExpressionSyntax binary && binary.Left.GetTrailingTrivia().Concat(binary.OperatorToken.TrailingTrivia).Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));

    private static InvocationExpressionSyntax Call(ExpressionSyntax left, ExpressionSyntax right)
    {
        var receiver = left.WithoutTrivia();
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                Parentheses.IsPrimary(receiver) ? receiver : SyntaxFactory.ParenthesizedExpression(receiver),
                SyntaxFactory.IdentifierName(SequenceEqual)),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(right.WithoutTrivia()))));
    }
}
