using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;

namespace VaeLint.Core.Fixes;

/// <summary>Single edits that may bring a term to "summed over its own sizes, averaged over the batch", chosen by what the API means, the most likely first.</summary>
internal static class BalanceCandidates
{
    public static IReadOnlyList<EditIntent> Of(IReadOnlyList<LossObjective> objectives, string member)
    {
        var candidates = new List<EditIntent>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var terms = objectives.SelectMany(o => o.Terms).OrderBy(t => t.Verdict == TermVerdict.Balanced ? 1 : 0);
        foreach (var candidate in terms.SelectMany(t => Of(t, member)))
        {
            if (seen.Add(Key(candidate)))
            {
                candidates.Add(candidate);
            }
        }

        return candidates;
    }

    private static IEnumerable<EditIntent> Of(JudgedTerm term, string member)
    {
        var scalars = Scalars(term.Term, member);
        var reductions = Reductions(term, member);
        return term.Verdict == TermVerdict.CountsSizeTwice ? scalars.Concat(reductions) : reductions.Concat(scalars);
    }

    private static IEnumerable<EditIntent> Reductions(JudgedTerm term, string member)
    {
        var steps = term.Term.Steps;
        for (var index = 0; index < steps.Count; index++)
        {
            var step = steps[index];
            if (!IsIn(step.Site, member) || (step.LossReduction is not null && step.Axes is not null))
            {
                continue;
            }

            var edits = step.Axes is null ? OverEverything(step) : OverAxes(step, RankBefore(step, index, term), term, isLastList: steps.Skip(index + 1).All(s => s.Axes is null));
            foreach (var edit in edits)
            {
                yield return edit;
            }
        }
    }

    private static IEnumerable<EditIntent> OverEverything(ReductionStep step)
    {
        if (step.IsMean)
        {
            if (step.LossReduction is { } loss && RuntimeApis.FindReplacement(loss) is { } function)
            {
                yield return new LibraryIntent(step.Site.At, function);
            }

            yield return new SumIntent(step.Site.At, changesReduction: true, dividesByBatch: false);
            yield return new SumIntent(step.Site.At, changesReduction: true, dividesByBatch: true);
        }
        else
        {
            yield return new SumIntent(step.Site.At, changesReduction: false, dividesByBatch: true);
        }
    }

    /// <summary>Number of axes that a reduction finds: those that earlier ones took are gone. Null when it is not known.</summary>
    private static int? RankBefore(ReductionStep step, int index, JudgedTerm term) =>
        step.InputShape is { IsRankAssumed: false, IsScrambled: false } shape ? shape.Rank
        : index == 0 && term.Weight.Layout.IsRankKnown ? term.Weight.Layout.Axes.Count
        : null;

    private static IEnumerable<EditIntent> OverAxes(ReductionStep step, int? rank, JudgedTerm term, bool isLastList)
    {
        if (step.IsMean)
        {
            yield return new AxesIntent(step.Site.At, step.Axes!, keepsList: true);
        }

        var layout = term.Weight.Layout;
        if (layout.IsRankKnown && isLastList && rank is > 1 && layout.Axes[0] is { HasBatch: true, Own: 0 })
        {
            yield return new AxesIntent(step.Site.At, Enumerable.Range(1, rank.Value - 1).ToList(), keepsList: false);
        }

        if (isLastList)
        {
            yield return new SumIntent(step.Site.At, changesReduction: false, dividesByBatch: true);
        }
    }

    private static IEnumerable<EditIntent> Scalars(LossTerm term, string member)
    {
        foreach (var scalar in term.Scalars.Reverse().Where(s => IsIn(s.Whole, member) && IsIn(s.Site, member)))
        {
            if (scalar.Value.Factors.Any(f => f.Symbol.Kind is SymbolKind.Literal) && scalar.Value is { Number: 1, Factors: [{ Power: -1 }] })
            {
                yield return new BatchDivisorIntent(scalar.Whole.At, scalar.Site.At);
            }

            if (scalar.Value.Factors.Count > 0)
            {
                yield return new DropScalarIntent(scalar.Whole.At, scalar.Site.At);
            }
        }
    }

    /// <summary>Only the code of the member itself may change.</summary>
    private static bool IsIn(Site site, string member) => !site.At.IsNone && site.Path?.Body.MemberKey == member;

    private static string Key(EditIntent edit) => edit.At + edit.At.Start.ToString(System.Globalization.CultureInfo.InvariantCulture) + "-" + edit.At.End.ToString(System.Globalization.CultureInfo.InvariantCulture) + edit switch
    {
        SumIntent sum => $"sum {sum.ChangesReduction} {sum.DividesByBatch}",
        AxesIntent axes => $"axes {string.Join(",", axes.Axes)}",
        _ => edit.GetType().Name,
    };
}
