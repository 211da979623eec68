using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.Core.Fixes;

namespace VaeLint.CSharp.CodeFixes.Rewriting;

/// <summary>Writes a whole plan. The divisor is one and the same everywhere; only where no tensor is visible from all places each place has its own.</summary>
internal sealed class PlanWriter(RoslynProgram program, SyntaxNode member, EditWriter writer, FixPlan plan, CancellationToken cancellation)
{
    private static readonly ExpressionSyntax NoDivisor = SyntaxFactory.IdentifierName("n");

    private readonly BatchSize _sizes = new(program, member, cancellation);
    private readonly UnusedLocals _unused = new(program.ModelOf(member.SyntaxTree), member, cancellation);

    public IEnumerable<IReadOnlyList<Rewrite>> Alternatives()
    {
        var places = plan.Edits.Where(NeedsDivisor).Select(Place).ToList();
        if (places.Count == 0)
        {
            yield return Rewrites(_ => NoDivisor);
            yield break;
        }

        var isShared = false;
        foreach (var divisor in _sizes.Candidates(plan, places))
        {
            isShared = true;
            yield return Rewrites(_ => divisor);
        }

        if (!isShared && places.Select(p => _sizes.Candidates(plan, [p]).FirstOrDefault()).ToList() is var own && own.All(d => d is not null))
        {
            yield return Rewrites(edit => NeedsDivisor(edit) ? own[places.IndexOf(Place(edit))]! : NoDivisor);
        }
    }

    private List<Rewrite> Rewrites(Func<EditIntent, ExpressionSyntax> divisor)
    {
        var removed = plan.Edits.Select(e => e switch { DropScalarIntent drop => drop.Scalar.Node, BatchDivisorIntent replace => replace.Scalar.Node, WeightIntent weight => weight.Scalar.Node, _ => null }).OfType<SyntaxNode>();
        return [.. plan.Edits.SelectMany(e => writer.Rewrites(e, divisor(e)) ?? []), .. _unused.Without(removed.ToList())];
    }

    private static bool NeedsDivisor(EditIntent edit) => edit is SumIntent { DividesByBatch: true } or BatchDivisorIntent;

    private static SyntaxNode Place(EditIntent edit) => (SyntaxNode)edit.At.Node!;
}
