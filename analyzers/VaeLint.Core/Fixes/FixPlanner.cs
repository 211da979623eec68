using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;

namespace VaeLint.Core.Fixes;

/// <summary>
/// Finds the smallest set of edits that repairs one loss, by trying candidates on the IR: single edits, then pairs, then the best of each step.
/// A candidate counts only if the host can write it, if the loss is right on every path, and if no other loss of the member gets worse.
/// </summary>
public sealed class FixPlanner(IIrProgram program, IrBody root, Func<EditIntent, bool> canWrite, CancellationToken cancellation)
{
    private const int MaxEdits = 6;
    private const int MaxTrials = 250;

    private int _trials;

    /// <summary>Sum over the event axes, average over the batch; null when the loss cannot be repaired inside the member.</summary>
    public FixPlan? Balance(string lossId) => Balance(lossId, callsLibrary: false);

    /// <summary>The same, with the functions of VaeLint.Runtime in place of those of TorchSharp that are wrong.</summary>
    public FixPlan? CallLibrary(string lossId) => Balance(lossId, callsLibrary: true);

    private FixPlan? Balance(string lossId, bool callsLibrary)
    {
        var before = Run([]);
        var objectives = before.Of(lossId);
        if (objectives.Count == 0 || objectives.Any(o => !o.IsJudged))
        {
            return null;
        }

        var candidates = BalanceCandidates.Of(objectives, root.MemberKey).Where(edit => (callsLibrary || edit is not LibraryIntent) && canWrite(edit)).ToList();
        candidates.RemoveAll(edit => edit is SumIntent && candidates.Any(other => other is LibraryIntent && other.At.Equals(edit.At)));
        foreach (var edits in Singles(candidates).Concat(Pairs(candidates)))
        {
            if (_trials > MaxTrials)
            {
                return null;
            }

            if (Accept(edits, lossId, before) is { } plan)
            {
                return plan;
            }
        }

        return StepByStep(candidates, lossId, before);
    }

    /// <summary>Write the effective β, touch no reduction: value and gradients stay; null when a size is not known or the weight cannot be reached.</summary>
    public FixPlan? ExplicitBeta(string lossId)
    {
        var before = Run([]);
        var objectives = before.Of(lossId);
        if (objectives.Count == 0 || objectives.Any(o => !o.IsJudged))
        {
            return null;
        }

        foreach (var candidate in ExplicitBetaCandidates.Of(objectives[0], root).Where(canWrite))
        {
            if (_trials > MaxTrials)
            {
                return null;
            }

            var after = Run([candidate]);
            if (after.HasExplicitBeta(lossId, before, ((ExplicitBetaIntent)candidate).Factor) && !after.IsWorseThan(before, lossId))
            {
                return Plan([candidate], objectives, after);
            }
        }

        return null;
    }

    /// <summary>The weights of every judged loss of a member, sorted: what a plan expects of the edited code.</summary>
    public static IReadOnlyList<string> RelationsOf(IIrProgram program, IrBody root, CancellationToken cancellation) =>
        Trial.Run(program, root, [], cancellation).Relations;

    private static IEnumerable<IReadOnlyList<EditIntent>> Singles(List<EditIntent> candidates) => candidates.Select(c => new[] { c });

    private static IEnumerable<IReadOnlyList<EditIntent>> Pairs(List<EditIntent> candidates) =>
        candidates.SelectMany((first, index) => candidates.Skip(index + 1).Where(second => !second.At.Equals(first.At)).Select(second => new[] { first, second }));

    /// <summary>More than two edits are needed: the one that helps most first; where no single edit helps, a pair.</summary>
    private FixPlan? StepByStep(List<EditIntent> candidates, string lossId, Trial before)
    {
        IReadOnlyList<EditIntent> chosen = [];
        var distance = before.DistanceFromNormalForm(lossId) ?? int.MaxValue;
        while (chosen.Count < MaxEdits)
        {
            var open = candidates.Where(c => chosen.All(e => !e.At.Equals(c.At))).ToList();
            if ((Best(chosen, Singles(open), lossId, distance) ?? Best(chosen, Pairs(open), lossId, distance)) is not { } step)
            {
                return null;
            }

            (chosen, distance) = step;
            if (Accept(chosen, lossId, before) is { } plan)
            {
                return plan;
            }
        }

        return null;
    }

    private (IReadOnlyList<EditIntent> Edits, int Distance)? Best(IReadOnlyList<EditIntent> chosen, IEnumerable<IReadOnlyList<EditIntent>> additions, string lossId, int distance)
    {
        IReadOnlyList<EditIntent>? best = null;
        foreach (var addition in additions)
        {
            if (_trials > MaxTrials)
            {
                return null;
            }

            EditIntent[] edits = [.. chosen, .. addition];
            if (Run(edits).DistanceFromNormalForm(lossId) is { } reached && reached < distance)
            {
                (best, distance) = (edits, reached);
            }
        }

        return best is null ? null : (best, distance);
    }

    private FixPlan? Accept(IReadOnlyList<EditIntent> edits, string lossId, Trial before)
    {
        var after = Run(edits);
        return after.IsNormalForm(lossId, before) && !after.IsWorseThan(before, lossId) ? Plan(edits, before.Of(lossId), after) : null;
    }

    private Trial Run(IReadOnlyList<EditIntent> edits)
    {
        _trials++;
        return Trial.Run(program, root, edits, cancellation);
    }

    private FixPlan Plan(IReadOnlyList<EditIntent> edits, IReadOnlyList<LossObjective> loss, Trial after)
    {
        var terms = loss.SelectMany(o => o.Terms).OrderBy(t => t.Term.IsReconstruction ? 0 : 1).ToList();
        var replaced = new HashSet<Origin>(edits.OfType<BatchDivisorIntent>().Select(e => e.Scalar).Concat(edits.OfType<DropScalarIntent>().Select(e => e.Scalar)));
        var divisors = terms.SelectMany(t => t.Term.Scalars.Where(s => IsBatchSize(s.Value, t.Weight))).Select(s => s.Site.At).Where(at => !replaced.Contains(at));
        var sources = terms.SelectMany(t => t.Term.Representative.Monomial.Factors.Select(f => f.Atom.Site).Append(t.Term.Representative.Site)).Select(s => s.At);
        return new FixPlan([.. edits], after.Relations, divisors.Distinct().ToList(), sources.Where(o => !o.IsNone).Distinct().ToList())
        {
            Divergence = terms.Where(t => !t.Term.IsReconstruction).Select(t => t.Term.Steps.LastOrDefault()?.Site.At).Distinct().ToList() is [{ } only] ? only : Origin.None,
        };
    }

    /// <summary>1/B, or one over something that was taken for B by its name.</summary>
    private static bool IsBatchSize(Coefficient value, TermWeight weight) =>
        value is { Number: 1, Factors: [{ Power: -1 } only] }
        && (only.Symbol.Kind == SymbolKind.Batch
            || (only.Symbol.Kind == SymbolKind.Free && weight.Assumptions.Any(a => a.Scalar.Equals(only.Symbol) && a.Size.Kind == SymbolKind.Batch)));
}
