using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>log q(z) − log p(z) at one sample z: the one-sample estimate of the KL (Kingma and Welling 2014, equation 6).</summary>
internal static class MonteCarloKl
{
    public static IEnumerable<LossTerm> Recognize(TermPool pool)
    {
        foreach (var posterior in pool.Terms.ToList())
        {
            if (!posterior.Coefficient.IsPositive || LogProbabilityOf(posterior) is not { } q)
            {
                continue;
            }

            var prior = pool.Terms.FirstOrDefault(t =>
                t.Coefficient.IsSame(posterior.Coefficient.WithNumber(-posterior.Coefficient.Number))
                && LogProbabilityOf(t) is { } p && p.Arguments[0].Key == q.Arguments[0].Key && !IsDrawnFrom(p));
            if (prior is null)
            {
                continue;
            }

            var (leaves, shape) = TermPool.Describe([posterior, prior]);
            pool.Take([posterior, prior]);
            yield return new LossTerm(LossTermKind.Divergence, "Monte Carlo KL", posterior.Coefficient, posterior, leaves, q.Shape ?? shape);
        }
    }

    /// <summary>log p(z) − log q(z) at a sample of q is the KL with the wrong sign.</summary>
    private static bool IsDrawnFrom(Atom density) =>
        density.Arguments[0].Terms is [{ Monomial.Factors: [{ Atom: { Inputs.Count: > 0 } sample }] }] && sample.Inputs.Select(i => i.Key).SequenceEqual(density.Arguments.Skip(1).Select(a => a.Key));

    private static Atom? LogProbabilityOf(Term term) =>
        term.Monomial.Factors is [{ Atom: { Kind: AtomKind.LogProb } atom, Power: 1 }] ? atom : null;
}
