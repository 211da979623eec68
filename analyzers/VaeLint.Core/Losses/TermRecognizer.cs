using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>Finds the reconstructions and divergences among the addends of a value. Everything else is U and takes no part.</summary>
public sealed class TermRecognizer(AtomTable atoms, ElementwiseAlgebra algebra)
{
    private readonly AtomTable _atoms = atoms;
    private readonly ElementwiseAlgebra _algebra = algebra;

    public IReadOnlyList<LossTerm> Recognize(Polynomial value)
    {
        var terms = new List<LossTerm>();
        foreach (var group in value.Terms.GroupBy(t => t.Monomial.StepsKey, StringComparer.Ordinal))
        {
            var pool = new TermPool(group, _atoms, _algebra);
            terms.AddRange(Likelihoods.Library(pool));
            terms.AddRange(GaussianKl.Recognize(pool));
            terms.AddRange(AlmostGaussianKl.Recognize(pool));
            terms.AddRange(Likelihoods.GaussianNll(pool));
            terms.AddRange(Likelihoods.CrossEntropy(pool));
            terms.AddRange(MonteCarloKl.Recognize(pool));
            terms.AddRange(Likelihoods.LogProbabilities(pool));
            terms.AddRange(Likelihoods.Errors(pool));
        }

        return terms;
    }
}
