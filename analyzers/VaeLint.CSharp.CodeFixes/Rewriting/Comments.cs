using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Comments that a rewrite would drop or leave beside the wrong code.</summary>
internal static class Comments
{
    /// <summary>Between the first and the last token of a node, outside of the part that stays.</summary>
    public static bool AreIn(SyntaxNode node, SyntaxNode? kept = null) => node.DescendantTrivia()
        .Any(t => (t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)) && node.Span.Contains(t.Span) && kept?.Span.Contains(t.Span) != true);
}
