using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Rules;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes.Usage;

/// <summary>(d) The repair of one expression, which depends on nothing around it.</summary>
internal abstract class UsageFix
{
    public abstract Rule Rule { get; }

    public abstract string Title { get; }

    public UsageEdit? Edit(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation) =>
        Repair(reported, model, cancellation) is { } repair ? new UsageEdit(Title, [repair.Rewrite]) { Import = repair.Import } : null;

    /// <summary>The change of the reported expression; null where it cannot be repaired safely.</summary>
    protected abstract ExpressionRepair? Repair(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation);
}

/// <summary>A change of one expression and the namespace that the new text needs.</summary>
internal sealed class ExpressionRepair(Rewrite rewrite, string? import = null)
{
    public Rewrite Rewrite { get; } = rewrite;

    public string? Import { get; } = import;
}

/// <summary>What is written to repair one finding.</summary>
internal sealed class UsageEdit(string title, IReadOnlyList<Rewrite> rewrites)
{
    public string Title { get; } = title;

    public IReadOnlyList<Rewrite> Rewrites { get; } = rewrites;

    public string? Import { get; init; }
}
