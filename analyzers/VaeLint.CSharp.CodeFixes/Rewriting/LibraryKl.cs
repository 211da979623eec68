using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Writes <c>KlDivergence.ToStandardNormal(mean, logVariance).mean()</c> for a KL written by hand in one expression.</summary>
internal sealed class LibraryKl(RoslynProgram program, SemanticModel model, CancellationToken cancellation)
{
    private const string Function = "ToStandardNormal";

    private readonly LibrarySpelling _spelling = new(program, model);
    private readonly Purity _purity = new(program, model, cancellation);

    /// <summary>From the reduction outwards, over the factors around it: which one is the whole KL, the analysis of the result decides.</summary>
    public IEnumerable<(ExpressionSyntax Formula, Rewrite Rewrite)> InPlaceOf(Origin reduction)
    {
        var type = RuntimeApis.All.First(api => api is { Meaning: RuntimeMeaning.Divergence, Function: Function }).Type;
        for (var formula = reduction.Node as ExpressionSyntax; formula is not null; formula = Around(formula))
        {
            if (Parameters(formula) is var (mean, logVariance) && _spelling.Of(formula, type) is { } spelling)
            {
                var text = $"{spelling}.{Function}({mean}, {logVariance}).mean()";
                yield return (formula, new Rewrite(formula, node => SyntaxFactory.ParseExpression(text).WithTriviaFrom(node)));
            }
        }
    }

    private static ExpressionSyntax? Around(ExpressionSyntax formula) => formula.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression } product => product,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negation => negation,
        ParenthesizedExpressionSyntax parentheses => parentheses,
        _ => null,
    };

    /// <summary>The tensor under exp is the log-variance, the only other one the mean.</summary>
    private (ExpressionSyntax Mean, ExpressionSyntax LogVariance)? Parameters(ExpressionSyntax formula)
    {
        var exponents = formula.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(call => _purity.NameOf(call) == "exp").Select(Exponent).ToList();
        if (exponents is not [{ } logVariance] || !_purity.IsPath(logVariance))
        {
            return null;
        }

        var others = formula.DescendantNodes(node => !IsTensorPath(node)).Where(node => IsTensorPath(node) && !SyntaxFactory.AreEquivalent(node, logVariance)).Cast<ExpressionSyntax>()
            .GroupBy(node => node.WithoutTrivia().ToFullString()).ToList();
        return others is [var mean] ? (mean.First().WithoutTrivia(), logVariance.WithoutTrivia()) : null;
    }

    private static ExpressionSyntax? Exponent(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Count switch
    {
        0 => (call.Expression as MemberAccessExpressionSyntax)?.Expression,
        1 => call.ArgumentList.Arguments[0].Expression,
        _ => null,
    };

    private bool IsTensorPath(SyntaxNode node) => node is ExpressionSyntax expression && _purity.IsPath(expression) && _purity.IsTensor(expression);
}
