using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Rules;

namespace VaeLint.Core.Fixes;

/// <summary>The losses of one member, evaluated with the edits of a candidate.</summary>
internal sealed class Trial
{
    private Trial(IReadOnlyList<LossObjective> objectives, string member)
    {
        Objectives = objectives;
        Member = member;
    }

    public IReadOnlyList<LossObjective> Objectives { get; }

    public string Member { get; }

    public static Trial Run(IIrProgram program, IrBody root, IEnumerable<EditIntent> edits, CancellationToken cancellation)
    {
        var meanings = new Dictionary<Origin, SemanticEdit>();
        foreach (var edit in edits)
        {
            meanings[edit.At] = edit.Meaning;
        }

        return new Trial(RawAnalysis.Of(program, root, cancellation, meanings).Objectives, root.MemberKey);
    }

    /// <summary>Every path on which the loss is reached.</summary>
    public IReadOnlyList<LossObjective> Of(string lossId) => Objectives.Where(o => o.Key == lossId).ToList();

    /// <summary>The weights of every judged loss, sorted: two programs that mean the same have equal lists.</summary>
    public IReadOnlyList<string> Relations => Objectives.Where(o => o.IsJudged).Select(Derivation.Of).OrderBy(r => r, StringComparer.Ordinal).ToList();

    /// <summary>Defects of the losses other than <paramref name="lossId"/>, per loss.</summary>
    public bool IsWorseThan(Trial before, string lossId)
    {
        foreach (var old in before.Objectives.Where(o => o.Key != lossId).GroupBy(o => o.Key))
        {
            var now = Now(old.Key, [.. old]);
            if (now.Count == 0 || (old.All(o => o.IsJudged) && now.Any(o => !o.IsJudged)) || now.Max(o => o.Flagged.Count) > old.Max(o => o.Flagged.Count))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How far a loss is from "summed over its own sizes, averaged over the batch", all paths together; null when a path is not understood.</summary>
    public int? DistanceFromNormalForm(string lossId)
    {
        var distance = 0;
        foreach (var objective in Of(lossId))
        {
            if (!objective.IsJudged)
            {
                return null;
            }

            distance += objective.Terms.Sum(t => DistanceOf(t.Weight)) + Findings(objective).Count();
        }

        return distance;
    }

    /// <summary>Balanced on every path, every term averaged over the batch at hand (or as another branch has it), and no weight of the author's lost.</summary>
    public bool IsNormalForm(string lossId, Trial before)
    {
        var old = before.Of(lossId);
        var now = Now(lossId, old);
        if (now.Count == 0)
        {
            return false;
        }

        var batch = before.BatchPowerBeside(lossId);
        return now.All(o => o.IsJudged && !Findings(o).Any() && o.Terms.All(t => t.Weight.Power(Symbol.Batch) == batch))
            && now.All(o => old.Any(x => MeansTheSameNumbers(x, o)));
    }

    /// <summary>A loss as it is now. Where an edit makes two branches equal they are one loss, which has the places of one of them.</summary>
    private IReadOnlyList<LossObjective> Now(string lossId, IReadOnlyList<LossObjective> before) =>
        Of(lossId) is { Count: > 0 } now ? now : [.. Objectives.Where(o => before.Any(old => IsBranchOf(old, o)))];

    /// <summary>The same kinds of terms, one of them at the same place.</summary>
    private static bool IsBranchOf(LossObjective loss, LossObjective other) =>
        FormsOf(loss).SequenceEqual(FormsOf(other)) && loss.Recognized.Any(t => other.Recognized.Any(o => o.Representative.Site.At.Equals(t.Representative.Site.At)));

    private static IEnumerable<string> FormsOf(LossObjective loss) => loss.Recognized.Select(t => t.Form).OrderBy(form => form, StringComparer.Ordinal);

    /// <summary>What another branch of the same code does with the batch, where it has a term in common and is right: the branches are to agree. Else the mean.</summary>
    private int BatchPowerBeside(string lossId)
    {
        var own = new HashSet<Origin>(Of(lossId).SelectMany(o => o.Recognized).Select(t => t.Representative.Site.At));
        var right = Objectives.Where(o => o.Key != lossId && o.IsBalanced && o.Recognized.Any(t => own.Contains(t.Representative.Site.At)));
        return right.Select(o => o.Terms[0].Weight.Power(Symbol.Batch)).Distinct().ToList() is [{ } only] ? only : -1;
    }

    /// <summary>No size is hidden in the weight any more, on every path the reconstruction is as it was, and the KL carries the factor instead of what it replaces.</summary>
    public bool HasExplicitBeta(string lossId, Trial before, BetaFactor factor)
    {
        var (old, now) = (before.Of(lossId), Of(lossId));
        return now.Count > 0 && now.All(o => o.IsJudged && !Findings(o).Any() && o.Terms.Count == 2 && IsNear(o.BetaOf(o.Terms[0]), factor.Beta))
            && now.All(o => old.Any(x => IsSameWeight(x.Reconstructions.Single().Weight, o.Reconstructions.Single().Weight) && ConstantsOf(x) == ConstantsOf(o)));
    }

    /// <summary>The factor is on the whole KL, its constant included.</summary>
    private static int ConstantsOf(LossObjective objective)
    {
        var kl = objective.Divergences.Single().Term.Representative;
        return objective.Sink.Value.Terms.Count(t => t.Monomial.IsUnit && t.Monomial.StepsKey == kl.Monomial.StepsKey && t.Coefficient.SymbolKey == kl.Coefficient.SymbolKey);
    }

    private static bool IsNear(EffectiveBeta beta, double value) => beta.Value is { } number && Math.Abs(number - value) <= 1e-9 * value;

    private static bool IsSameWeight(TermWeight before, TermWeight after) =>
        ExplicitPart(before).IsSame(ExplicitPart(after)) && before.Symbols.Concat(after.Symbols).Distinct().All(s => before.Power(s) == after.Power(s));

    /// <summary>What a fix must have removed: everything but what is off by default.</summary>
    public IEnumerable<Finding> Findings(LossObjective objective) =>
        LossRules.All.SelectMany(rule => rule.Check(objective, Member)).Where(f => f.RuleId != RuleCatalog.BatchSummedTotal.Id && f.RuleId != RuleCatalog.NotVerified.Id);

    private static int DistanceOf(TermWeight weight) =>
        Math.Abs(weight.Power(Symbol.Batch) + 1) + weight.Symbols.Where(s => s.Kind != SymbolKind.Batch).Sum(s => Math.Abs(weight.Power(s)));

    private static bool MeansTheSameNumbers(LossObjective before, LossObjective after)
    {
        if (before.Terms.Count != after.Terms.Count)
        {
            return false;
        }

        for (var index = 0; index < after.Terms.Count; index++)
        {
            if (!ExplicitPart(before.Terms[index].Weight).IsSame(ExplicitPart(after.Terms[index].Weight)))
            {
                return false;
            }
        }

        return Assumptions(after).IsSubsetOf(Assumptions(before));
    }

    /// <summary>A fix must not rest on reading a number in a new way.</summary>
    private static HashSet<string> Assumptions(LossObjective objective) =>
        new(objective.Terms.SelectMany(t => t.Weight.Assumptions).Select(a => a.Scalar.Key + "=" + a.Size.Key), StringComparer.Ordinal);

    /// <summary>Numbers and free scalars; an integer that was meant as a size is none.</summary>
    private static Coefficient ExplicitPart(TermWeight weight) =>
        weight.Free.WithNumber(weight.Free.Number * (weight.Stale is { } stale ? weight.Number / stale.Literal.Value : weight.Number));
}
