using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Formulas;

/// <summary>
/// Two of the three parts of a KL to N(0, I) with their constant −1, and nothing of the third in the whole loss. Only the sample of that posterior makes it a KL that is
/// incomplete, and no penalty of its own.
/// </summary>
internal static class MissingTermFacts
{
    public static IEnumerable<FormulaFact> In(SinkTerms sink, Evaluator evaluator)
    {
        var samples = evaluator.Gaussians.Where(IsOfOneMean).ToList();
        if (samples.Count == 0)
        {
            yield break;
        }

        var (terms, value) = sink.Positive.Any(t => t.IsReconstruction) ? (sink.Positive, sink.Sink.Value) : (sink.Negative, sink.Sink.Value.Scale(-1));
        if (terms.FirstOrDefault(t => t.IsReconstruction) is not { } reconstruction || terms.Any(t => !t.IsReconstruction))
        {
            yield break;
        }

        foreach (var sample in samples)
        {
            var parts = Parts.Of(sample, evaluator.Algebra);
            foreach (var group in value.Terms.GroupBy(t => t.Monomial.StepsKey, StringComparer.Ordinal))
            {
                if (parts?.MissingIn([.. group], value) is var (missing, present))
                {
                    var site = present.Monomial.Steps.Count > 0 ? present.Monomial.Steps[0].Site : present.Site;
                    yield return new MissingTerm(missing, new FormulaPlaces([site], [reconstruction.Representative.Site, sample.Site]));
                }
            }
        }
    }

    /// <summary>The square of a mean of unit length is a constant, which nobody has to write.</summary>
    private static bool IsOfOneMean(GaussianRecord sample) =>
        sample is { Noise.Noise: NoiseKind.StandardNormal, Mean.Terms: [{ Coefficient: { IsNumber: true, Number: 1 }, Monomial: { Steps.Count: 0, Factors: [{ Power: 1, Atom: var mean }] } }] }
        && mean is not { Kind: AtomKind.Function, Name: "normalize" };

    /// <summary>σ², μ² and −log σ², each as one addend.</summary>
    private sealed class Parts(IReadOnlyList<(KlPart Part, Term Term)> all)
    {
        public static Parts? Of(GaussianRecord sample, ElementwiseAlgebra algebra)
        {
            var log = algebra.Log(sample.Scale, sample.Site).Scale(2);
            var variance = algebra.Square(sample.Scale, sample.Site);
            var square = algebra.Square(sample.Mean, sample.Site);
            return SpreadReading.In(log).Count() == 1 && (log.Terms, variance.Terms, square.Terms) is ([{ } l], [{ } v], [{ } m])
                ? new Parts([(KlPart.Variance, v), (KlPart.MeanSquare, m), (KlPart.Logarithm, l.With(l.Coefficient.WithNumber(-l.Coefficient.Number)))])
                : null;
        }

        /// <summary>
        /// The part that is nowhere in the loss, nor in the formula as it was written (another term may cancel it), while the others stand in one formula; and one of those.
        /// </summary>
        public (KlPart Missing, Term Present)? MissingIn(IReadOnlyList<Term> group, Polynomial loss)
        {
            var found = all.Select(p => group.FirstOrDefault(t => t.Monomial.FactorsKey == p.Term.Monomial.FactorsKey)).ToList();
            if (found.Count(t => t is null) != 1)
            {
                return null;
            }

            var index = found.FindIndex(t => t is null);
            var present = found.OfType<Term>().ToList();
            var weights = all.Where((_, position) => position != index).Zip(present, (part, term) => term.Coefficient.Number / part.Term.Coefficient.Number).ToList();
            var isComplete = weights[0] > 0 && FormulaSlips.IsNear(weights[1] / weights[0], 1) && present[0].Coefficient.SymbolKey == present[1].Coefficient.SymbolKey && FormulaSlips.IsOneFormula(present[0], present[1])
                && group.Any(t => t.Monomial.IsUnit && t.Coefficient.SymbolKey == present[0].Coefficient.SymbolKey && FormulaSlips.IsNear(t.Coefficient.Number / -weights[0], 1));
            var written = present[0].Monomial.Steps.Count > 0 ? present[0].Monomial.Steps[0].Input.Terms : group;
            return isComplete && loss.Terms.Concat(written).All(t => !Mentions(t, all[index].Term)) ? (all[index].Part, present[0]) : null;
        }

        /// <summary>A factor of the part, in whatever power: a penalty of another form takes its place.</summary>
        private static bool Mentions(Term term, Term part) => part.Monomial.Factors.All(f => term.Monomial.Factors.Any(other => other.Atom == f.Atom));
    }
}
