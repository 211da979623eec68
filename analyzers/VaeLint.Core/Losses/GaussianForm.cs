using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>What a KL says of the posterior it is of: which tensors may be its mean, and what its variance is.</summary>
public sealed class GaussianForm(IReadOnlyList<Polynomial> means, Polynomial logVariance)
{
    /// <summary>μ of a KL to N(0, I); of one to a learned prior both means, of which the posterior's is one.</summary>
    public IReadOnlyList<Polynomial> Means { get; } = means;

    /// <summary>log V of the variance V in the formula, without constants; of a learned prior log σq² − log σp².</summary>
    public Polynomial LogVariance { get; } = logVariance;

    /// <summary>The tensors that are squared: μ, or both sides of (μq − μp).</summary>
    internal static IReadOnlyList<Polynomial> MeansOf(Monomial square)
    {
        var atom = square.Factors.First(f => GaussianKl.IsSquare(f.Atom, f.Power)).Atom;
        if (atom.Kind != AtomKind.Square)
        {
            return [Polynomial.Of(atom)];
        }

        var difference = atom.Argument!;
        var sides = new[] { difference, difference.Scale(-1) };
        return [.. sides, .. sides.Select(side => new Polynomial([.. side.Terms.Where(t => t.Coefficient.IsPositive)])).Where(side => !side.IsZero)];
    }
}

public enum FormulaSlipKind
{
    /// <summary>log σ² is added where it has to be subtracted.</summary>
    LogSign,

    /// <summary>σ² has the wrong sign.</summary>
    VarianceSign,

    /// <summary>μ² has the wrong sign.</summary>
    MeanSign,

    /// <summary>μ² has a half too much or too little.</summary>
    MeanFactor,

    /// <summary>σ² has a half too much or too little.</summary>
    VarianceFactor,

    /// <summary>μ stands where μ² has to.</summary>
    MeanNotSquared,

    /// <summary>exp(μ) stands where exp(log σ²) has to.</summary>
    VarianceOfMean,

    /// <summary>The exponential and the logarithm read the same tensor in two ways: log-variance and log-standard deviation.</summary>
    MixedReading,
}

/// <summary>The one thing in which a formula differs from that of the divergence or likelihood that it almost is.</summary>
public sealed class FormulaSlip(FormulaSlipKind kind, Term term, double ratio)
{
    public FormulaSlipKind Kind { get; } = kind;

    /// <summary>The addend that is wrong.</summary>
    public Term Term { get; } = term;

    /// <summary>Its coefficient relative to the right one.</summary>
    public double Ratio { get; } = ratio;

    /// <summary>log V of the variance beside a <see cref="FormulaSlipKind.MixedReading"/>.</summary>
    public Polynomial? LogVariance { get; init; }

    /// <summary>The first reduction that the addend went through, beside which the formula stands.</summary>
    public Site Site => Term.Monomial.Steps.Count > 0 ? Term.Monomial.Steps[0].Site : Term.Site;
}
