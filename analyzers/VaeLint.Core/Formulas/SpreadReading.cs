using VaeLint.Core.Algebra;

namespace VaeLint.Core.Formulas;

/// <summary>What a tensor is taken for.</summary>
public enum SpreadRole
{
    /// <summary>log σ².</summary>
    LogVariance,

    /// <summary>log σ.</summary>
    LogStandardDeviation,

    /// <summary>σ².</summary>
    Variance,

    /// <summary>σ.</summary>
    StandardDeviation,
}

/// <summary>One use of a tensor as the spread of a Gaussian, and as what. The use says it, not the name.</summary>
internal sealed class SpreadReading(Atom subject, SpreadRole role)
{
    public Atom Subject { get; } = subject;

    public SpreadRole Role { get; } = role;

    /// <summary>Who reads what in the logarithm of a variance: once x is log σ², twice x is log σ, and the same of log x. Anything else is not known.</summary>
    public static IEnumerable<SpreadReading> In(Polynomial logVariance)
    {
        foreach (var term in logVariance.Terms)
        {
            if (term.Monomial is not { Steps.Count: 0, Factors: [{ Power: 1 } factor] } || !term.Coefficient.IsNumber || Times(Math.Abs(term.Coefficient.Number)) is not { } isTwice)
            {
                continue;
            }

            if (factor.Atom.Kind != AtomKind.Log)
            {
                yield return new SpreadReading(factor.Atom, isTwice ? SpreadRole.LogStandardDeviation : SpreadRole.LogVariance);
            }
            else if (factor.Atom.Argument!.Terms is [{ Monomial: { Steps.Count: 0, Factors: [{ Power: 1 } inner] } }])
            {
                yield return new SpreadReading(inner.Atom, isTwice ? SpreadRole.StandardDeviation : SpreadRole.Variance);
            }
        }
    }

    /// <summary>The same tensor beside a logarithm of twice or half the weight.</summary>
    public static SpreadRole? Scaled(SpreadRole role, double ratio) => (role, ratio > 1) switch
    {
        (SpreadRole.LogVariance, true) => SpreadRole.LogStandardDeviation,
        (SpreadRole.LogStandardDeviation, false) => SpreadRole.LogVariance,
        (SpreadRole.Variance, true) => SpreadRole.StandardDeviation,
        (SpreadRole.StandardDeviation, false) => SpreadRole.Variance,
        _ => null,
    };

    private static bool? Times(double number) => Math.Abs(number - 1) < 1e-6 ? false : Math.Abs(number - 2) < 1e-6 ? true : null;
}
