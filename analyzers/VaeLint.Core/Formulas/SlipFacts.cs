using VaeLint.Core.Losses;

namespace VaeLint.Core.Formulas;

/// <summary>Divergences and likelihoods that are almost right.</summary>
internal static class SlipFacts
{
    private const double Tolerance = 1e-6;

    public static IEnumerable<FormulaFact> In(LossObjective objective)
    {
        foreach (var term in objective.Recognized)
        {
            if (term.Slip is { Kind: not FormulaSlipKind.MixedReading } slip)
            {
                yield return new SlippedFormula(term, slip, PlacesOf(objective, slip.Site));
            }
        }

        if (objective.Terms is [var first, var second] && first.Term.IsReconstruction != second.Term.IsReconstruction)
        {
            var (reconstruction, divergence) = first.Term.IsReconstruction ? (first, second) : (second, first);
            if (LacksHalf(reconstruction, divergence))
            {
                var term = divergence.Term;
                yield return new MissingHalf(PlacesOf(objective, term.Steps.Count > 0 ? term.Steps[0].Site : term.Representative.Site));
            }
        }
    }

    public static FormulaPlaces PlacesOf(LossObjective objective, params Algebra.Site[] candidates) => new(candidates, [.. objective.Recognized.Select(t => t.Representative.Site)]);

    /// <summary>
    /// A missing ½ is a β of 2: it is a slip only beside a likelihood, whose scale is fixed, and where neither term carries a number or weight that somebody wrote.
    /// </summary>
    private static bool LacksHalf(JudgedTerm reconstruction, JudgedTerm divergence) =>
        divergence.Term is { Gaussian: not null, Api: null, IsMalformed: false }
        && reconstruction.Term is { HasFreeScale: false, IsMalformed: false }
        && Math.Abs((divergence.Weight.Number / reconstruction.Weight.Number) - 2) < Tolerance
        && divergence.Weight is { Free.IsNumber: true, Literals.Count: 0, Stale: null }
        && reconstruction.Weight is { Free.IsNumber: true, Literals.Count: 0, Stale: null }
        && !HasNumber(divergence.Term, reconstruction.Term) && !HasNumber(reconstruction.Term, divergence.Term);

    /// <summary>A number on this term alone.</summary>
    private static bool HasNumber(LossTerm term, LossTerm other) =>
        term.Scalars.Any(s => Math.Abs(Math.Abs(s.Value.Number) - 1) > Tolerance && !other.Scalars.Any(o => o.Whole.At.Equals(s.Whole.At)));
}
