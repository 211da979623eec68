using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes.Usage;

/// <summary>VAE401: a long is an axis and nothing else.</summary>
internal sealed class LongAxisFix : UsageFix
{
    public override Rule Rule => RuleCatalog.LiteralZeroAxis;

    public override string Title => "Reduce axis 0: write the axis as a long";

    protected override ExpressionRepair? Repair(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation) => new(new Rewrite(reported, node => AsLong((ExpressionSyntax)node)));

    private static ExpressionSyntax AsLong(ExpressionSyntax axis) => axis is LiteralExpressionSyntax
        ? SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal("0L", 0L)).WithTriviaFrom(axis)
        : SyntaxFactory.CastExpression(SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.LongKeyword)), Parentheses.AsFactor(axis.WithoutTrivia())).WithTriviaFrom(axis);
}
