using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes.Usage;

/// <summary>VAE301: the call that stops the gradient goes, where nothing but the loss reads what it returns.</summary>
internal sealed class StoppedGradientFix : UsageFix
{
    public override Rule Rule => RuleCatalog.StoppedGradient;

    public override string Title => "Let the gradient through";

    protected override ExpressionRepair? Repair(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation) =>
        reported is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access } call
            && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
            ? method.Name switch
            {
                "detach" when IsOwnToTheLoss(call, model, cancellation) => new ExpressionRepair(new Rewrite(call, Receiver)),
                "item" or "ToSingle" or "ToDouble" when IsTensorWithout(call, access, model) => new ExpressionRepair(new Rewrite(call, Receiver)),
                "sample" when HasPath(method) => new ExpressionRepair(new Rewrite(access.Name, name => SyntaxFactory.IdentifierName("rsample").WithTriviaFrom(name))),
                _ => null,
            }
            : null;

    private static ExpressionSyntax Receiver(SyntaxNode call) =>
        ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)call).Expression).Expression.WithTriviaFrom(call);

    /// <summary>An operand, or a local that is read once: nothing else keeps the graph.</summary>
    private static bool IsOwnToTheLoss(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        switch (Parentheses.Extend(call).Parent)
        {
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax:
                return true;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } when variable.FirstAncestorOrSelf<BlockSyntax>() is { } block:
                return model.GetDeclaredSymbol(variable, cancellation) is ILocalSymbol local
                    && block.DescendantNodes().OfType<IdentifierNameSyntax>()
                        .Count(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, local)) == 1;
            default:
                return false;
        }
    }

    /// <summary>The arithmetic around the number ends in a tensor, and still does with the tensor in its place.</summary>
    private static bool IsTensorWithout(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, SemanticModel model)
    {
        var tensor = model.GetTypeInfo(access.Expression).Type;
        ExpressionSyntax whole = call;
        while (whole.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax)
        {
            whole = (ExpressionSyntax)whole.Parent;
            if (SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(whole).Type, tensor))
            {
                var without = whole.ReplaceNode(call, Receiver(call));
                return SymbolEqualityComparer.Default.Equals(model.GetSpeculativeTypeInfo(whole.SpanStart, without, SpeculativeBindingOption.BindAsExpression).Type, tensor);
            }
        }

        return false;
    }

    private static bool HasPath(IMethodSymbol sample) => sample.ContainingType.GetMembers("rsample").OfType<IMethodSymbol>().Any(rsample =>
        rsample.Parameters.Select(p => p.Type).SequenceEqual(sample.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default));
}
