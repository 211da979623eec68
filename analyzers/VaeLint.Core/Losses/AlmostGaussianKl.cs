using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>
/// What is a Gaussian KL but for one slip that <see cref="GaussianKl"/> does not read over: the sign of σ², the sign of μ², μ without its square, or the exponential of μ. Everything else,
/// the constant −1 included, has to be there.
/// </summary>
internal static class AlmostGaussianKl
{
    public static IEnumerable<LossTerm> Recognize(TermPool pool)
    {
        while (pool.Terms.Where(t => t.Monomial.Factors.Count == 1 && GaussianKl.CanBeVariance(t.Monomial)).Select(t => Match(pool, t, GaussianKl.LogOf(t, pool))).FirstOrDefault(t => t is not null) is { } term)
        {
            yield return term;
        }
    }

    private static LossTerm? Match(TermPool pool, Term variance, Polynomial log)
    {
        var weight = variance.Coefficient.WithNumber(Math.Abs(variance.Coefficient.Number));
        if (!FormulaSlips.HasConstant(pool, variance.Coefficient))
        {
            return null;
        }

        if (pool.FindAll(log, weight.WithNumber(-weight.Number)) is not { } logs)
        {
            return OfExponentialOfMean(pool, variance, log);
        }

        if (logs.Any(term => !FormulaSlips.IsOneFormula(variance, term)))
        {
            return null;
        }

        var others = pool.Terms.Where(t => t != variance && !logs.Contains(t) && FormulaSlips.IsOneFormula(variance, t)).ToList();
        var square = others.FirstOrDefault(t => GaussianKl.IsSquare(t.Monomial) && IsSame(t, weight));
        if (variance.Coefficient.IsNegative)
        {
            return square is null || !IsExponential(variance) ? null : Taken(pool, variance, weight, log, logs, square, new FormulaSlip(FormulaSlipKind.VarianceSign, variance, -1));
        }

        var subtracted = others.FirstOrDefault(t => GaussianKl.IsSquare(t.Monomial) && IsSame(t, weight.WithNumber(-weight.Number)));
        if (subtracted is not null)
        {
            return Taken(pool, variance, weight, log, logs, subtracted, new FormulaSlip(FormulaSlipKind.MeanSign, subtracted, -1));
        }

        var linear = others.Where(t => IsLinear(t.Monomial) && IsSame(t, weight)).ToList();
        return linear.Count == 1 ? Taken(pool, variance, weight, log, logs, linear[0], new FormulaSlip(FormulaSlipKind.MeanNotSquared, linear[0], 1)) : null;
    }

    /// <summary>1 + b − a² − exp(a): a is the mean, and b is the log-variance that the exponential should have taken.</summary>
    private static LossTerm? OfExponentialOfMean(TermPool pool, Term variance, Polynomial mean)
    {
        if (!variance.Coefficient.IsPositive || !IsExponential(variance) || mean.Terms is not [{ Coefficient: { IsNumber: true, Number: 1 }, Monomial: { Steps.Count: 0, Factors: [{ Power: 1, Atom: { } atom }] } }])
        {
            return null;
        }

        var others = pool.Terms.Where(t => t != variance && FormulaSlips.IsOneFormula(variance, t)).ToList();
        var square = others.FirstOrDefault(t => t.Monomial.Factors is [{ Power: 2, Atom: var squared }] && squared == atom && IsSame(t, variance.Coefficient));
        var linear = others.Where(t => IsLinear(t.Monomial) && t.Monomial.Factors[0].Atom != atom && IsSame(t, variance.Coefficient.WithNumber(-variance.Coefficient.Number))).ToList();
        return square is not null && linear.Count == 1
            ? Taken(pool, variance, variance.Coefficient, Polynomial.Of(linear[0].Monomial.Factors[0].Atom), linear, square, new FormulaSlip(FormulaSlipKind.VarianceOfMean, variance, 1))
            : null;
    }

    private static LossTerm Taken(TermPool pool, Term variance, Coefficient weight, Polynomial log, List<Term> logs, Term mean, FormulaSlip slip)
    {
        var means = slip.Kind == FormulaSlipKind.MeanNotSquared ? [Polynomial.Of(mean.Monomial.Factors[0].Atom)] : GaussianForm.MeansOf(mean.Monomial);
        return GaussianKl.Taken(pool, [variance, .. logs, mean], variance, weight, means, log, isMalformed: true, slip);
    }

    /// <summary>−s² and −log s² of a plain tensor are no sign of anything.</summary>
    private static bool IsExponential(Term variance) => variance.Monomial.Factors[0].Atom.Kind == AtomKind.Exp;

    /// <summary>An argument, a field, the output of a layer: what an unknown function returns may be a square.</summary>
    private static bool IsLinear(Monomial monomial) => monomial.Factors is [{ Power: 1, Atom: { Kind: AtomKind.Leaf } atom }] && (atom.IsFromOutside || atom.Layer is not null);

    private static bool IsSame(Term term, Coefficient coefficient) => term.Coefficient.IsSame(coefficient);
}
