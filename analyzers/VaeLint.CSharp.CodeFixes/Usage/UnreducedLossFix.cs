using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes.Usage;

/// <summary>VAE302: the mean over the batch, and then backward().</summary>
internal sealed class UnreducedLossFix : UsageFix
{
    public override Rule Rule => RuleCatalog.UnreducedLoss;

    public override string Title => "Average the loss over the batch before backward()";

    protected override ExpressionRepair? Repair(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation) =>
        reported is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Name.Identifier.ValueText: "backward" } access }
            && model.GetTypeInfo(access.Expression, cancellation).Type is { Name: "Tensor" }
            ? new ExpressionRepair(new Rewrite(access.Expression, Mean))
            : null;

    private static InvocationExpressionSyntax Mean(SyntaxNode loss) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, (ExpressionSyntax)loss.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName("mean")))
        .WithTrailingTrivia(loss.GetTrailingTrivia());
}
