using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>log q(z) − log p(z) at one sample z: the one-sample estimate of the KL (Kingma and Welling 2014, equation 6).</summary>
internal static class MonteCarloKl
{
    public static IEnumerable<LossTerm> Recognize(TermPool pool)
    {
        foreach (var posterior in pool.Terms.ToList())
        {
            if (posterior.Coefficient.Number <= 0 || LogProbabilityOf(posterior) is not { } q)
            {
                continue;
            }

            var prior = pool.Terms.FirstOrDefault(t =>
                t.Coefficient.IsSame(posterior.Coefficient.WithNumber(-posterior.Coefficient.Number))
                && LogProbabilityOf(t) is { } p && p.Arguments[0].Key == q.Arguments[0].Key);
            if (prior is null)
            {
                continue;
            }

            var (leaves, shape) = TermPool.Describe([posterior, prior]);
            pool.Take([posterior, prior]);
            yield return new LossTerm(LossTermKind.Divergence, "Monte Carlo KL", posterior.Coefficient, posterior, leaves, q.Shape ?? shape);
        }
    }

    private static Atom? LogProbabilityOf(Term term) =>
        term.Monomial.Factors is [{ Atom: { Kind: AtomKind.LogProb } atom, Power: 1 }] ? atom : null;
}
