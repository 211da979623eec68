using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>A change of one node; a null result removes it. Several rewrites of a tree follow each other on the tracked nodes.</summary>
internal sealed class Rewrite(SyntaxNode target, Func<SyntaxNode, SyntaxNode?> change)
{
    public SyntaxNode Target { get; } = target;

    public Func<SyntaxNode, SyntaxNode?> Change { get; } = change;

    /// <summary>A new node in front of <paramref name="target"/>, made from it.</summary>
    public static Rewrite Before(SyntaxNode target, Func<SyntaxNode, SyntaxNode> insert) => new(target, insert) { IsInsertion = true };

    private bool IsInsertion { get; init; }

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
                ? rewrite.IsInsertion ? changed.InsertNodesBefore(current, [replacement]) : changed.ReplaceNode(current, replacement)
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
