using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>A change of one node; a null result removes it. Several rewrites of a tree follow each other on the tracked nodes.</summary>
internal sealed class Rewrite(SyntaxNode target, Func<SyntaxNode, SyntaxNode?> change)
{
    public SyntaxNode Target { get; } = target;

    public Func<SyntaxNode, SyntaxNode?> Change { get; } = change;

    public static SyntaxNode? Apply(SyntaxNode root, IReadOnlyList<Rewrite> rewrites)
    {
        var changed = root.TrackNodes(rewrites.Select(r => r.Target).Distinct());
        foreach (var rewrite in rewrites)
        {
            if (changed.GetCurrentNode(rewrite.Target) is not { } current)
            {
                return null;
            }

            var next = rewrite.Change(current) is { } replacement
                ? changed.ReplaceNode(current, replacement)
                : changed.RemoveNode(current, current.GetLeadingTrivia().All(t => string.IsNullOrWhiteSpace(t.ToString()))
                    ? SyntaxRemoveOptions.KeepUnbalancedDirectives
                    : SyntaxRemoveOptions.KeepLeadingTrivia | SyntaxRemoveOptions.KeepUnbalancedDirectives);
            if (next is null)
            {
                return null;
            }

            changed = next;
        }

        return changed;
    }
}
