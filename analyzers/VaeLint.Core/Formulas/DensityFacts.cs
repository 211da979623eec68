using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Formulas;

/// <summary>
/// (log σ² + (x − μ)²)/σ² for log σ² + (x − μ)²/σ²: a bracket too far. Nothing right has both quotients with one coefficient, so it is looked for wherever a loss was
/// made of it, inside functions that are not understood too.
/// </summary>
internal static class DensityFacts
{
    public static IEnumerable<FormulaFact> In(SinkTerms sink)
    {
        var seen = new HashSet<Atom>();
        var pending = new Stack<(Polynomial Value, Site At)>([(sink.Sink.Value, sink.Sink.Site)]);
        while (pending.Count > 0)
        {
            var (value, at) = pending.Pop();
            if (DividedIn(value) is { } term)
            {
                var site = at.At.IsNone ? term.Site : at;
                yield return new DividedLogVariance(new FormulaPlaces([site], []));
            }

            foreach (var atom in value.Terms.SelectMany(t => t.Monomial.Factors).Select(f => f.Atom).Where(a => a.Kind == AtomKind.Opaque && seen.Add(a)))
            {
                foreach (var argument in atom.Arguments)
                {
                    pending.Push((argument, atom.Site));
                }
            }
        }
    }

    private static Term? DividedIn(Polynomial value) => value.Terms.FirstOrDefault(t =>
        t.Monomial.Factors.Count == 2 && VarianceUnder(t.Monomial) is { } variance
        && t.Monomial.Factors.Any(f => f.Power == 1 && IsArgument(f.Atom, variance))
        && value.Terms.Any(other => other != t && other.Coefficient.IsSame(t.Coefficient) && other.Monomial.StepsKey == t.Monomial.StepsKey
            && other.Monomial.Factors.Count == 2 && VarianceUnder(other.Monomial) == variance && other.Monomial.Factors.Any(IsSquare)));

    /// <summary>exp(−v), v a log-variance.</summary>
    private static Atom? VarianceUnder(Monomial monomial) => monomial.Factors.Select(f => f.Atom).FirstOrDefault(a =>
        a is { Kind: AtomKind.Exp, Argument.Terms: [{ Coefficient: { IsNumber: true, Number: -1 }, Monomial.Factors: [{ Power: 1 }] }] });

    private static bool IsArgument(Atom atom, Atom exponential) => exponential.Argument!.Terms[0].Monomial.Factors[0].Atom == atom;

    private static bool IsSquare((Atom Atom, double Power) factor) => factor is { Power: 1, Atom.Kind: AtomKind.Square } or { Power: 2, Atom.Kind: AtomKind.Leaf };
}
