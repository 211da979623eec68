using VaeLint.Core.Algebra;

namespace VaeLint.Core.Evaluation;

/// <summary>A sample μ + σ·ε, or a Normal distribution: a place where the code says which tensor is a mean and what its standard deviation is.</summary>
public sealed class GaussianRecord
{
    private GaussianRecord(Polynomial mean, Polynomial scale, Atom? noise, Site site)
    {
        Mean = mean;
        Scale = scale;
        Noise = noise;
        Site = site;
        Key = (noise is null ? "" : noise.Key) + "(" + mean.Key + ";" + scale.Key + ")";
    }

    public Polynomial Mean { get; }

    /// <summary>What the noise is multiplied by; the scale of a distribution.</summary>
    public Polynomial Scale { get; }

    /// <summary>The fresh values of a sample; null for a distribution.</summary>
    public Atom? Noise { get; }

    public Site Site { get; }

    public string Key { get; }

    public static GaussianRecord OfDistribution(Polynomial location, Polynomial scale, Site site) => new(location, scale, null, site);

    /// <summary>A sum in which one noise tensor stands once in some addends and in nothing else; null for any other value.</summary>
    public static GaussianRecord? OfSample(Polynomial value, Site site)
    {
        if (value.Terms.Count < 2 || value.HasReductions)
        {
            return null;
        }

        Atom? noise = null;
        var mean = new List<Term>();
        var scale = new List<Term>();
        foreach (var term in value.Terms)
        {
            var factors = term.Monomial.Factors.Where(f => f.Atom.Noise != NoiseKind.None).ToList();
            if (factors.Count == 0)
            {
                mean.Add(term);
                continue;
            }

            if (factors is not [{ Power: 1, Atom: { } atom }] || (noise is not null && noise != atom))
            {
                return null;
            }

            noise = atom;
            scale.Add(new Term(term.Coefficient, new Monomial([.. term.Monomial.Factors.Where(f => f.Atom != atom)], [], term.Monomial.DetachedAt), term.Site, term.Scalars));
        }

        return noise is null || mean.Count == 0 ? null : new GaussianRecord(new Polynomial(mean), new Polynomial(scale), noise, site);
    }
}
