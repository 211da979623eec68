using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>How a member of <c>Reduction</c> is written at a place.</summary>
internal static class ReductionSpelling
{
    /// <summary>The shortest spelling that means it there.</summary>
    public static ExpressionSyntax? Of(IFieldSymbol member, SyntaxNode place, SemanticModel model)
    {
        string[] enums = ["Reduction", "nn.Reduction", "torch.nn.Reduction", member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)];
        return enums.Select(name => SyntaxFactory.ParseExpression(name + "." + member.Name))
            .FirstOrDefault(e => SymbolEqualityComparer.Default.Equals(model.GetSpeculativeSymbolInfo(place.SpanStart, e, SpeculativeBindingOption.BindAsExpression).Symbol, member));
    }
}
