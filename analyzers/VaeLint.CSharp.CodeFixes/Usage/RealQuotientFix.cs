using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes.Usage;

/// <summary>VAE405: a dividend that is a real number makes the quotient one.</summary>
internal sealed class RealQuotientFix : UsageFix
{
    public override Rule Rule => RuleCatalog.IntegerDivision;

    public override string Title => "Divide as real numbers (changes training)";

    protected override ExpressionRepair? Repair(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation)
    {
        if (reported is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient)
        {
            return null;
        }

        // A float stays one: a double does not convert to it.
        ExpressionSyntax whole = Parentheses.Extend(quotient);
        var isSingle = model.GetTypeInfo(whole, cancellation).ConvertedType?.SpecialType == SpecialType.System_Single;
        var rewrite = new Rewrite(quotient.Left, node => AsReal((ExpressionSyntax)node, isSingle));
        return Compiles(rewrite, model, cancellation) ? new ExpressionRepair(rewrite) : null;
    }

    private static ExpressionSyntax AsReal(ExpressionSyntax dividend, bool isSingle)
    {
        if (dividend is LiteralExpressionSyntax { Token.Value: int number })
        {
            var literal = isSingle ? SyntaxFactory.Literal(number + "f", (float)number) : SyntaxFactory.Literal(number + ".0", (double)number);
            return SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, literal).WithTriviaFrom(dividend);
        }

        var type = SyntaxFactory.PredefinedType(SyntaxFactory.Token(isSingle ? SyntaxKind.FloatKeyword : SyntaxKind.DoubleKeyword));
        return SyntaxFactory.CastExpression(type, Parentheses.AsFactor(dividend.WithoutTrivia())).WithTriviaFrom(dividend);
    }

    /// <summary>An integer may be asked for: <c>long weight = 1 / n;</c></summary>
    private static bool Compiles(Rewrite rewrite, SemanticModel model, CancellationToken cancellation)
    {
        var tree = model.SyntaxTree;
        if (Rewrite.Apply(tree.GetRoot(cancellation), [rewrite]) is not { } changed)
        {
            return false;
        }

        var repaired = tree.WithRootAndOptions(changed, tree.Options);
#pragma warning disable RS1030 // The compilation is our own changed copy.
        var after = model.Compilation.ReplaceSyntaxTree(tree, repaired).GetSemanticModel(repaired);
#pragma warning restore RS1030
        return Errors(after) <= Errors(model);

        int Errors(SemanticModel of) => of.GetDiagnostics(cancellationToken: cancellation).Count(d => d.Severity == DiagnosticSeverity.Error);
    }
}
