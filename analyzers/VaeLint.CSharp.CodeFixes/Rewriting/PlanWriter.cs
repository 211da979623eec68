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
    private readonly LibraryKl _library = new(program, program.ModelOf(member.SyntaxTree), cancellation);
    private readonly UnusedLocals _unused = new(program.ModelOf(member.SyntaxTree), member, cancellation);

    public IEnumerable<IReadOnlyList<Rewrite>> Alternatives() => Alternatives(plan.Edits);

    /// <summary>The KL by the library where its formula stands in one expression, then the reconstruction alone.</summary>
    public IEnumerable<IReadOnlyList<Rewrite>> LibraryAlternatives()
    {
        foreach (var (formula, rewrite) in _library.InPlaceOf(plan.Divergence))
        {
            var inside = plan.Edits.Where(edit => formula.Span.Contains(Place(edit).Span)).ToList();
            if (inside.Count == 0)
            {
                break;
            }

            foreach (var rewrites in Alternatives([.. plan.Edits.Except(inside)]))
            {
                yield return [.. rewrites, rewrite];
            }
        }

        foreach (var rewrites in plan.CallsLibrary ? Alternatives(plan.Edits) : [])
        {
            yield return rewrites;
        }
    }

    private IEnumerable<IReadOnlyList<Rewrite>> Alternatives(IReadOnlyList<EditIntent> edits)
    {
        var places = edits.Where(NeedsDivisor).Select(Place).ToList();
        if (places.Count == 0)
        {
            yield return Rewrites(edits, _ => NoDivisor);
            yield break;
        }

        var isShared = false;
        foreach (var divisor in _sizes.Candidates(plan, places))
        {
            isShared = true;
            yield return Rewrites(edits, _ => divisor);
        }

        if (!isShared && places.Select(p => _sizes.Candidates(plan, [p]).FirstOrDefault()).ToList() is var own && own.All(d => d is not null))
        {
            yield return Rewrites(edits, edit => NeedsDivisor(edit) ? own[places.IndexOf(Place(edit))]! : NoDivisor);
        }
    }

    private List<Rewrite> Rewrites(IReadOnlyList<EditIntent> edits, Func<EditIntent, ExpressionSyntax> divisor)
    {
        var removed = edits.Select(e => e switch { DropScalarIntent drop => drop.Scalar.Node, BatchDivisorIntent replace => replace.Scalar.Node, WeightIntent weight => weight.Scalar.Node, _ => null }).OfType<SyntaxNode>();
        return [.. edits.SelectMany(e => writer.Rewrites(e, divisor(e)) ?? []), .. _unused.Without(removed.ToList())];
    }

    private static bool NeedsDivisor(EditIntent edit) => edit is SumIntent { DividesByBatch: true } or BatchDivisorIntent;

    private static SyntaxNode Place(EditIntent edit) => (SyntaxNode)edit.At.Node!;
}
