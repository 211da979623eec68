using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Formulas;

/// <summary>A sample or a Normal distribution with the mean of a KL: the same posterior, told twice.</summary>
internal sealed class PosteriorSample
{
    private PosteriorSample(GaussianRecord record, Polynomial logVariance, double factor)
    {
        Record = record;
        LogVariance = logVariance;
        Reading = SpreadReading.In(logVariance).ToList() is [{ } only] ? only : null;
        Factor = factor;
    }

    public GaussianRecord Record { get; }

    /// <summary>What the sample takes its spread for; null when the spread is not one tensor.</summary>
    public SpreadReading? Reading { get; }

    /// <summary>The constant in front of the standard deviation.</summary>
    public double Factor { get; }

    public SpreadPlace Place => Record.Noise is null ? SpreadPlace.Distribution : SpreadPlace.Sample;

    /// <summary>log of the square of what the noise is multiplied by.</summary>
    private Polynomial LogVariance { get; }

    /// <summary>The noise is multiplied by σ² of the KL. Of a σ that is an exponential, twice may as well be the wrong exponential.</summary>
    public bool IsSquareOf(Polynomial logVariance) => LogVariance.Key == logVariance.Scale(2).Key && logVariance.Terms.All(t => t.Monomial.Factors is [{ Atom.Kind: AtomKind.Log }]);

    public static IEnumerable<PosteriorSample> Of(GaussianForm posterior, IEnumerable<GaussianRecord> records, ElementwiseAlgebra algebra)
    {
        var means = new HashSet<string>(posterior.Means.Select(m => m.Key), StringComparer.Ordinal);
        foreach (var record in records)
        {
            var isPosterior = means.Contains(record.Mean.Key) || (record.Noise?.Noise == NoiseKind.Uniform && posterior.Means.Any(m => IsShifted(record.Mean, m, record.Scale)));
            if (isPosterior && Magnitude(record.Scale) is { } scale && algebra.Log(scale, record.Site).Scale(2) is var logVariance && ConstantOf(logVariance) is { } constant)
            {
                yield return new PosteriorSample(record, logVariance, Math.Exp(constant / 2));
            }
        }
    }

    /// <summary>μ − σ·ε is as good as μ + σ·ε.</summary>
    private static Polynomial? Magnitude(Polynomial scale) =>
        scale.Terms.All(t => t.Coefficient is { IsNumber: true, Number: > 0 }) ? scale
        : scale.Terms.All(t => t.Coefficient is { IsNumber: true, Number: < 0 }) ? scale.Scale(-1)
        : null;

    /// <summary>The number in it; null when a scalar is not known.</summary>
    private static double? ConstantOf(Polynomial logVariance)
    {
        var scalars = logVariance.Terms.Where(t => t.Monomial.IsScalar).ToList();
        return scalars.All(t => t.Coefficient.IsNumber) ? scalars.Sum(t => t.Coefficient.Number) : null;
    }

    /// <summary>rand − ½ moves the mean by half a scale.</summary>
    private static bool IsShifted(Polynomial mean, Polynomial posterior, Polynomial scale)
    {
        var rest = Polynomial.Add(mean, posterior, -1);
        return rest.Terms.Count == scale.Terms.Count && rest.Terms.All(r => scale.Terms.Any(s => s.Monomial.Key == r.Monomial.Key));
    }
}
