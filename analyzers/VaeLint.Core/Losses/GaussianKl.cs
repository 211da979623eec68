using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>
/// The KL divergence between diagonal Gaussians in normal form: c·(V − log V + M² − 1), weight 2c, where V is the variance ratio
/// (Kingma and Welling 2014, appendix B; with a learned prior V = σq²/σp² and M² = (μq − μp)²/σp²).
/// The constant may be missing: it has no gradient.
/// </summary>
internal static class GaussianKl
{
    public static IEnumerable<LossTerm> Recognize(TermPool pool)
    {
        while (Match(pool) is { } term)
        {
            yield return term;
        }
    }

    private static LossTerm? Match(TermPool pool)
    {
        foreach (var variance in pool.Terms)
        {
            if (variance.Coefficient.IsPositive && CanBeVariance(variance.Monomial) && Complete(pool, variance, LogOf(variance, pool)) is { } term)
            {
                return term;
            }
        }

        return null;
    }

    public static bool CanBeVariance(Monomial monomial) =>
        monomial.Factors.All(f => f.Atom.Kind is AtomKind.Exp or AtomKind.Leaf or AtomKind.Function or AtomKind.Power);

    /// <summary>log V without its constants.</summary>
    public static Polynomial LogOf(Term variance, TermPool pool)
    {
        var log = Polynomial.Zero;
        foreach (var (atom, power) in variance.Monomial.Factors)
        {
            var part = atom.Kind == AtomKind.Exp ? atom.Argument! : Polynomial.Of(pool.Atoms.Get(AtomKind.Log, "", [Polynomial.Of(atom)], 0, Site.None));
            log = Polynomial.Add(log, part.Scale(power));
        }

        return log;
    }

    private static LossTerm? Complete(TermPool pool, Term variance, Polynomial log)
    {
        var weight = variance.Coefficient;
        var used = new List<Term> { variance };
        var isMalformed = false;
        FormulaSlip? slip = null;
        if (pool.FindAll(log, weight.WithNumber(-weight.Number)) is { } exact)
        {
            used.AddRange(exact);
        }
        else if (variance.Monomial.Factors.Count == 1 && NearMiss(pool, log, weight) is { } near)
        {
            if (ScaledVariance(pool, variance, near, log) is { } scaled)
            {
                return scaled;
            }

            slip = FormulaSlips.OfLogarithm(variance, near, log, pool);
            if (slip is null && variance.Monomial.Factors[0].Atom.Kind != AtomKind.Exp)
            {
                return null;
            }

            isMalformed = true;
            used.AddRange(near);
        }
        else
        {
            return null;
        }

        if (MeanSquare(pool, used, variance, log) is not { } mean)
        {
            return null;
        }

        if (!mean.Coefficient.IsSame(weight))
        {
            slip = isMalformed ? null : FormulaSlips.OfMean(variance, mean, pool);
            isMalformed = true;
        }

        used.Add(mean);
        return Taken(pool, used, variance, weight, GaussianForm.MeansOf(mean.Monomial), log, isMalformed, slip);
    }

    /// <summary>log σ², μ² and the constant −1 agree on the weight, and σ² has twice or half of it: a prior of another width would have scaled μ² too.</summary>
    private static LossTerm? ScaledVariance(TermPool pool, Term variance, List<Term> logs, Polynomial log)
    {
        if (FormulaSlips.RatioOf(variance, logs, log) is not { } ratio || !FormulaSlips.IsMixed(ratio))
        {
            return null;
        }

        var weight = variance.Coefficient.WithNumber(variance.Coefficient.Number * ratio);
        var square = pool.Terms.FirstOrDefault(t => !logs.Contains(t) && IsSquare(t.Monomial) && t.Monomial.Factors.Count == 1 && !IsErrorLike(t.Monomial) && t.Coefficient.IsSame(weight));
        return square is not null && FormulaSlips.IsOneFormula(variance, square) && FormulaSlips.HasConstant(pool, weight)
            ? Taken(pool, [variance, .. logs, square], variance, weight, GaussianForm.MeansOf(square.Monomial), log, isMalformed: true, new FormulaSlip(FormulaSlipKind.VarianceFactor, variance, 1 / ratio))
            : null;
    }

    /// <summary>The term that the addends make, which leave the pool; weight is the coefficient of the variance in the right formula.</summary>
    public static LossTerm Taken(TermPool pool, List<Term> used, Term variance, Coefficient weight, IReadOnlyList<Polynomial> means, Polynomial log, bool isMalformed, FormulaSlip? slip)
    {
        var constant = pool.Terms.FirstOrDefault(t => t.Monomial.IsUnit && t.Coefficient.SymbolKey == weight.SymbolKey && t.Coefficient.IsNegative);
        if (constant is not null)
        {
            used.Add(constant);
        }

        var (leaves, shape) = TermPool.Describe(used.Where(t => !t.Monomial.IsUnit));
        pool.Take(used);
        return new LossTerm(LossTermKind.Divergence, "Gaussian KL", weight.WithNumber(2 * weight.Number), variance, leaves, shape)
        {
            IsMalformed = isMalformed,
            Slip = slip,
            Gaussian = new GaussianForm(means, log),
            IsOfModelParameters = IsOfModelParameters(used),
        };
    }

    /// <summary>The logarithm is there with another coefficient: the scale is that of a KL, the formula is not.</summary>
    private static List<Term>? NearMiss(TermPool pool, Polynomial log, Coefficient weight)
    {
        var found = new List<Term>();
        foreach (var wanted in log.Terms.Where(t => !t.Monomial.IsScalar))
        {
            if (pool.Find(wanted.Monomial.FactorsKey, weight.SymbolKey) is not { } term)
            {
                return null;
            }

            found.Add(term);
        }

        return found.Count == 0 ? null : found;
    }

    private static Term? MeanSquare(TermPool pool, List<Term> used, Term variance, Polynomial log)
    {
        var weight = variance.Coefficient;
        var squares = pool.Terms.Where(t => !used.Contains(t) && t.Coefficient.SymbolKey == weight.SymbolKey && t.Coefficient.IsPositive && IsSquare(t.Monomial)).ToList();
        return squares.OrderBy(t => t.Coefficient.IsSame(weight) ? 0 : 1).ThenBy(t => IsOverVarianceOf(t.Monomial, log) ? 0 : 1).ThenBy(t => IsErrorLike(t.Monomial) ? 1 : 0).FirstOrDefault();
    }

    /// <summary>A square over another variance is the error of a likelihood.</summary>
    private static bool IsOverVarianceOf(Monomial square, Polynomial log)
    {
        var own = new HashSet<Atom>(log.LeafAtoms);
        return square.Factors.Where(f => !IsSquare(f.Atom, f.Power)).All(f => Polynomial.Of(f.Atom).LeafAtoms.All(own.Contains));
    }

    /// <summary>A bare (a − b)² may as well be a squared error of the same weight: μ² and anything over a prior variance come first.</summary>
    public static bool IsErrorLike(Monomial monomial) =>
        monomial.Factors is [{ Atom: { Kind: AtomKind.Square } square }] && square.Argument!.Terms.Any(t => t.Coefficient.IsNegative);

    /// <summary>μ², or (μq − μp)², possibly over a variance.</summary>
    public static bool IsSquare(Monomial monomial) =>
        monomial.Factors.Count(f => IsSquare(f.Atom, f.Power)) == 1
        && monomial.Factors.All(f => IsSquare(f.Atom, f.Power) || f.Atom.Kind == AtomKind.Exp || f.Power < 0);

    public static bool IsSquare(Atom atom, double power) =>
        (atom.Kind is AtomKind.Leaf or AtomKind.Function or AtomKind.Opaque && power == 2) || (atom.Kind == AtomKind.Square && power == 1);

    /// <summary>Bayesian layers: the divergence of the weights is no function of the batch.</summary>
    private static bool IsOfModelParameters(List<Term> used)
    {
        var leaves = new Polynomial(used).LeafAtoms;
        return leaves.Count > 0 && leaves.All(a => a.IsModelParameter);
    }
}
