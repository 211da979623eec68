using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>Says in what an almost right formula is wrong, and nothing where a prior, an entropy bonus or a weight of another term may explain the difference.</summary>
internal static class FormulaSlips
{
    private const double Tolerance = 1e-6;

    /// <summary>
    /// The logarithm beside a variance and a right mean. KL to N(0, v) has σ² and μ² over v, so a factor alone proves nothing: only with the constant −1 of N(0, 1) it
    /// is wrong. A sign is.
    /// </summary>
    public static FormulaSlip? OfLogarithm(Term variance, List<Term> found, Polynomial log, TermPool pool)
    {
        return RatioOf(variance, found, log) is not { } ratio ? null
            : IsNear(ratio, -1) ? new FormulaSlip(FormulaSlipKind.LogSign, found[0], -1)
            : IsMixed(ratio) && found.Count == 1 && HasConstant(pool, variance.Coefficient) ? new FormulaSlip(FormulaSlipKind.MixedReading, found[0], ratio) { LogVariance = log }
            : null;
    }

    /// <summary>The weight of the logarithm relative to that of the variance, where they stand in one formula.</summary>
    public static double? RatioOf(Term variance, List<Term> found, Polynomial log)
    {
        var wanted = log.Terms.Where(t => !t.Monomial.IsScalar).ToList();
        var ratios = found.Select((term, index) => -term.Coefficient.Number / (wanted[index].Coefficient.Number * variance.Coefficient.Number)).ToList();
        return ratios.All(r => IsNear(r, ratios[0])) && found.All(term => IsOneFormula(variance, term)) ? ratios[0] : null;
    }

    /// <summary>A half too much or too little on μ²: any other factor may be a weight, and where there is another square, two posteriors may share their variance.</summary>
    public static FormulaSlip? OfMean(Term variance, Term mean, TermPool pool)
    {
        var ratio = mean.Coefficient.Number / variance.Coefficient.Number;
        return IsMixed(ratio) && !GaussianKl.IsErrorLike(mean.Monomial) && mean.Monomial.Factors.Count == 1 && IsOneFormula(variance, mean)
            && !pool.Terms.Any(t => t != mean && GaussianKl.IsSquare(t.Monomial) && t.Coefficient.IsSame(mean.Coefficient))
            ? new FormulaSlip(FormulaSlipKind.MeanFactor, mean, ratio)
            : null;
    }

    /// <summary>Twice or half: between σ and σ² in a logarithm.</summary>
    public static bool IsMixed(double ratio) => IsNear(ratio, 2) || IsNear(ratio, 0.5);

    public static bool IsNear(double number, double value) => Math.Abs(number - value) < Tolerance;

    /// <summary>The −1 of a KL to the standard normal.</summary>
    public static bool HasConstant(TermPool pool, Coefficient weight) =>
        pool.Terms.Any(t => t.Monomial.IsUnit && t.Coefficient.SymbolKey == weight.SymbolKey && IsNear(t.Coefficient.Number / -Math.Abs(weight.Number), 1));

    /// <summary>
    /// Both addends were written in one expression: they are reduced by the same call, and had the same relation in what it reduces. Otherwise terms of other losses
    /// (an entropy, a penalty) may have been added up with them.
    /// </summary>
    public static bool IsOneFormula(Term variance, Term other)
    {
        if (variance.Monomial.Steps.Count == 0)
        {
            return true;
        }

        var input = variance.Monomial.Steps[0].Input;
        var first = input.Terms.First(t => t.Monomial.FactorsKey == variance.Monomial.FactorsKey);
        var second = input.Terms.FirstOrDefault(t => t.Monomial.FactorsKey == other.Monomial.FactorsKey);
        return second is not null && IsNear(second.Coefficient.Number / first.Coefficient.Number, other.Coefficient.Number / variance.Coefficient.Number);
    }
}
