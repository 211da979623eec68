using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Places in C# source as <see cref="Origin"/>.</summary>
internal static class SyntaxOrigin
{
    public static Origin Of(SyntaxNode node) => Of(node, node.Span);

    public static Origin Of(SyntaxNode node, TextSpan span)
    {
        var lines = node.SyntaxTree.GetLineSpan(span);
        return new Origin(
            node.SyntaxTree.FilePath,
            span.Start,
            span.End,
            lines.StartLinePosition.Line + 1,
            lines.StartLinePosition.Character + 1,
            lines.EndLinePosition.Line + 1,
            lines.EndLinePosition.Character + 1,
            node);
    }

    /// <summary>From the member's name to the end of the call or access; the receiver is left out.</summary>
    public static Origin OfName(SyntaxNode node)
    {
        SyntaxNode target = node is InvocationExpressionSyntax invocation ? invocation.Expression : node;
        SyntaxNode? name = target switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => null,
        };
        return name is null ? Of(node) : Of(node, TextSpan.FromBounds(name.SpanStart, node.Span.End));
    }
}
