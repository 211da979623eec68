using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>Judges every term of a loss once, by the precedence of the rules.</summary>
internal static class Judge
{
    /// <summary>Verdicts that hold whatever the ranks are that had to be assumed; null with a reason when the loss cannot be weighed.</summary>
    public static (IReadOnlyList<JudgedTerm>? Terms, string? Unknown) Verify(IReadOnlyList<LossTerm> terms)
    {
        var (judged, unknown) = Once(terms, null);
        if (judged is null)
        {
            return (null, unknown);
        }

        LossTerm? doubtful = null;
        foreach (var probed in terms.Where((t, index) => !judged[index].Weight.Layout.IsRankKnown))
        {
            var (other, _) = Once(terms, probed);
            for (var index = 0; other is not null && index < judged.Count; index++)
            {
                if (other[index].Verdict == TermVerdict.Balanced && judged[index].Verdict != TermVerdict.Balanced)
                {
                    judged[index].Verdict = TermVerdict.Balanced;
                    doubtful ??= probed;
                }
            }
        }

        return doubtful is not null && judged.All(j => j.Verdict == TermVerdict.Balanced) ? (null, "the rank of " + Describe(doubtful)) : (judged, null);
    }

    private static string Describe(LossTerm term) => term.IsReconstruction ? "the reconstruction" : "the KL";

    private static (List<JudgedTerm>? Terms, string? Unknown) Once(IReadOnlyList<LossTerm> terms, LossTerm? probed)
    {
        var weights = WeightResolver.Resolve(terms, probed);
        if (FirstUnknown(weights) is { } unknown)
        {
            return (null, unknown);
        }

        LiteralMatcher.Match(weights);
        CommonFactors.Remove(weights);
        var judged = weights.Select(w => new JudgedTerm(w)).ToList();
        var residues = Residues.Of(weights);
        var shared = SharedBatchPower(weights);
        for (var index = 0; index < judged.Count; index++)
        {
            JudgeOwn(judged[index], residues[index], shared);
        }

        if (judged.Any(IsDividedAgain) && judged.Any(IsAveragedOverUnknown))
        {
            return (null, "whether the second batch size is the size of the data");
        }

        JudgeBatch(judged);
        return (judged, null);
    }

    /// <summary>A graph auto-encoder divides the KL by its number of nodes, which is the batch of the KL and, squared, the data of the reconstruction.</summary>
    private static bool IsDividedAgain(JudgedTerm judged) =>
        judged is { Verdict: TermVerdict.CountsSizeTwice, Term.IsReconstruction: false } && judged.Residue.Keys.All(s => s.Kind == SymbolKind.Batch);

    private static bool IsAveragedOverUnknown(JudgedTerm judged) =>
        judged is { Verdict: TermVerdict.AveragedOverOwnSizes, Term.IsReconstruction: true, Weight.Layout.OwnSize: null };

    private static string? FirstUnknown(List<TermWeight> weights)
    {
        foreach (var weight in weights)
        {
            if (weight.Unknown is { } reason)
            {
                return reason;
            }

            if (weight.Layout.IsPositional && weight.Walk.OwnPowers.Any(p => p != 0))
            {
                return "the rank of the cross-entropy's logits";
            }

            if (weight.Opaque.SymbolKey != weights[0].Opaque.SymbolKey)
            {
                return weight.Opaque.Factors.Concat(weights[0].Opaque.Factors).First().Symbol.Name;
            }
        }

        return null;
    }

    private static void JudgeOwn(JudgedTerm judged, Dictionary<Symbol, int> residue, int sharedBatchPower)
    {
        var weight = judged.Weight;
        var own = new HashSet<Symbol>(weight.OwnAxes);
        var ownResidue = residue.Where(r => own.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value);
        var negative = ownResidue.Where(r => r.Value < 0).ToDictionary(r => r.Key, r => r.Value);
        if (negative.Count == ownResidue.Count && WrongList(weight, own, negative) is { } step)
        {
            Set(judged, TermVerdict.WrongAxes, ownResidue, step.AxesSite ?? step.Site);
            return;
        }

        if (residue.FirstOrDefault(r => CountsTwice(weight, r.Key, r.Value, own, sharedBatchPower)) is { Key: not null } twice)
        {
            judged.Scalar = Guilty(weight, twice.Key.Equals(Symbol.Batch), twice.Value);
            Set(judged, TermVerdict.CountsSizeTwice, residue, judged.Scalar?.Site ?? weight.Term.Representative.Site);
            return;
        }

        if (negative.Count > 0)
        {
            var site = weight.Walk.OwnAveraged?.Site ?? Guilty(weight, isOfBatch: false, -1)?.Site ?? weight.Term.Representative.Site;
            Set(judged, TermVerdict.AveragedOverOwnSizes, negative, site);
        }
    }

    /// <summary>A list of axes that leaves part of the own axes to the mean, or sums the batch inside the term.</summary>
    private static ReductionStep? WrongList(TermWeight weight, HashSet<Symbol> own, Dictionary<Symbol, int> residue)
    {
        if (residue.Count == 0)
        {
            return null;
        }

        if (weight.Walk.BatchSummedByList is { } batch)
        {
            return batch;
        }

        return residue.Count < own.Count ? weight.Walk.OwnReducedByList : weight.Walk.UnitSummedByList;
    }

    /// <summary>(R + K) / B divides both: no term can be blamed for it.</summary>
    private static int SharedBatchPower(List<TermWeight> weights) =>
        weights[0].Term.Scalars.Where(s => weights.All(w => w.Term.Scalars.Any(o => o.Whole.At.Equals(s.Whole.At)))).Sum(s => s.Value.PowerOf(Symbol.Batch));

    private static bool CountsTwice(TermWeight weight, Symbol symbol, int residue, HashSet<Symbol> own, int sharedBatchPower)
    {
        var shared = symbol.Kind == SymbolKind.Batch ? sharedBatchPower : 0;
        var scalar = TermWeight.Get(weight.Scalars, symbol) - shared;
        if (scalar == 0 || Math.Sign(scalar) != Math.Sign(residue))
        {
            return false;
        }

        var power = weight.Power(symbol) - shared;
        return symbol.Kind == SymbolKind.Batch || own.Contains(symbol) ? power is > 0 or < -1 : power != 0;
    }

    /// <summary>The outermost scalar that brings in the batch, or a size of samples, with the given sign.</summary>
    private static ScalarFactor? Guilty(TermWeight weight, bool isOfBatch, int sign) =>
        weight.Term.Scalars.LastOrDefault(s => s.Value.Factors.Any(f => Math.Sign(f.Power) == Math.Sign(sign) && IsBroughtInBy(f.Symbol, weight, isOfBatch)));

    private static bool IsBroughtInBy(Symbol symbol, TermWeight weight, bool isOfBatch) =>
        weight.Assumptions.FirstOrDefault(a => a.Scalar.Equals(symbol)) is { } assumed ? assumed.Size.Equals(Symbol.Batch) == isOfBatch
        : symbol.Kind switch
        {
            SymbolKind.ElementCount => true,
            SymbolKind.Batch => isOfBatch,
            SymbolKind.Size or SymbolKind.Literal => !isOfBatch && !weight.Literals.Any(l => l.Symbol.Equals(symbol)),
            _ => false,
        };

    /// <summary>What is left to disagree on is the batch: the side that sums it is reported, of three or more the odd one.</summary>
    private static void JudgeBatch(List<JudgedTerm> judged)
    {
        var concerned = judged.Where(j => j.Verdict != TermVerdict.CountsSizeTwice).ToList();
        if (concerned.Count == 0)
        {
            return;
        }

        var powers = concerned.Select(j => j.Weight.Power(Symbol.Batch)).ToList();
        var norm = Residues.Majority(powers) ?? powers.Min();
        foreach (var term in concerned.Where(j => j.Weight.Power(Symbol.Batch) != norm))
        {
            term.Residue[Symbol.Batch] = term.Weight.Power(Symbol.Batch) - norm;
            if (term.Verdict == TermVerdict.Balanced)
            {
                Set(term, TermVerdict.BatchMismatch, term.Residue, term.Weight.Walk.BatchReduced?.Site ?? term.Term.Representative.Site);
            }
        }
    }

    private static void Set(JudgedTerm judged, TermVerdict verdict, Dictionary<Symbol, int> residue, Site site)
    {
        judged.Verdict = verdict;
        judged.Residue = residue;
        judged.Site = site;
    }
}
