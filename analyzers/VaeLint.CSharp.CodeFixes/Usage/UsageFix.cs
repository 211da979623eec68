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

    /// <summary>The edit for the reported expression; null where it cannot be repaired safely.</summary>
    public abstract UsageEdit? Repair(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation);
}

/// <summary>A change of one expression and the namespace that the new text needs.</summary>
internal sealed class UsageEdit(Rewrite rewrite, string? import = null)
{
    public Rewrite Rewrite { get; } = rewrite;

    public string? Import { get; } = import;
}
