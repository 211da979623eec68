using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Formulas;

/// <summary>What the sample, the KL and the likelihood say of one and the same tensor, and of the noise.</summary>
internal static class ReadingFacts
{
    private const double Tolerance = 1e-6;

    public static IEnumerable<FormulaFact> In(IReadOnlyList<SinkTerms> sinks, IReadOnlyList<LossObjective> objectives, Evaluator evaluator)
    {
        foreach (var (objective, term) in objectives.SelectMany(o => o.Recognized.Select(t => (o, t))))
        {
            if (term.Slip is { Kind: FormulaSlipKind.MixedReading } slip && Inside(objective, term, slip, evaluator) is { } mixed)
            {
                yield return mixed;
            }
        }

        foreach (var term in Posteriors(sinks))
        {
            // Another sample of the same posterior that is right is the one that trains: a temperature of generation, a flag for evaluation.
            var facts = PosteriorSample.Of(term.Gaussian!, evaluator.Gaussians, evaluator.Algebra).Select(sample => (sample, Fact: Between(sample, term))).ToList();
            var hasRight = facts.Any(f => f.Fact is null && f.sample.Record.Noise is not null);
            foreach (var (_, fact) in facts.Where(f => f.Fact is MixedReading || (f.Fact is not null && !hasRight)))
            {
                yield return fact!;
            }
        }
    }

    private static IEnumerable<LossTerm> Posteriors(IReadOnlyList<SinkTerms> sinks)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return sinks.SelectMany(s => s.Positive.Concat(s.Negative))
            .Where(t => t is { Gaussian: not null, Slip: not { Kind: FormulaSlipKind.MixedReading } } && seen.Add(LossObjective.KeyOf(t) + t.Gaussian.LogVariance.Key));
    }

    private static FormulaFact? Between(PosteriorSample sample, LossTerm kl)
    {
        var klSite = kl.Steps.Count > 0 ? kl.Steps[0].Site : kl.Representative.Site;
        if (sample.Reading is { } reading && SpreadReading.In(kl.Gaussian!.LogVariance).FirstOrDefault(r => r.Subject == reading.Subject) is { } other && other.Role != reading.Role)
        {
            return new MixedReading(reading, sample.Place, other, SpreadPlace.Kl, new FormulaPlaces([sample.Record.Site, klSite], []));
        }

        if (sample.Record.Noise is not { } noise)
        {
            return null;
        }

        if (noise.Noise == NoiseKind.Uniform)
        {
            return new WrongNoise(NoiseSlip.Uniform, new FormulaPlaces([noise.Site], [klSite, sample.Record.Site]));
        }

        if (noise.Noise == NoiseKind.Gaussian)
        {
            return sample.Record.Scale.Key == noise.Inputs[1].Key ? new WrongNoise(NoiseSlip.ScaledTwice, new FormulaPlaces([noise.Site], [klSite, sample.Record.Site])) : null;
        }

        if (sample.IsSquareOf(kl.Gaussian!.LogVariance))
        {
            return new WrongNoise(NoiseSlip.ScaledTwice, new FormulaPlaces([sample.Record.Site], [klSite, noise.Site]));
        }

        // Only a spread that the KL knows as it is: a constant inside of both is a variance of its own.
        return sample.Reading is { } plain && Math.Abs(sample.Factor - 1) > Tolerance && SpreadReading.In(kl.Gaussian!.LogVariance).Any(r => r.Subject == plain.Subject) && FactorOf(sample.Record) is { } factor
            ? new WrongNoise(NoiseSlip.Scaled, new FormulaPlaces([factor.Site], [klSite, sample.Record.Site])) { Factor = sample.Factor, Scalar = factor }
            : null;
    }

    private static ScalarFactor? FactorOf(GaussianRecord record) =>
        record.Scale.Terms.SelectMany(t => t.Scalars).FirstOrDefault(s => s.Value.Value is { } value && Math.Abs(Math.Abs(value) - 1) > Tolerance);

    /// <summary>Exponential and logarithm of one formula disagree; where a sample of the same tensor is known, it says which of them is wrong.</summary>
    private static MixedReading? Inside(LossObjective objective, LossTerm term, FormulaSlip slip, Evaluator evaluator)
    {
        if (SpreadReading.In(slip.LogVariance!).ToList() is not [{ } exponential] || SpreadReading.Scaled(exponential.Role, slip.Ratio) is not { } role)
        {
            return null;
        }

        var logarithm = new SpreadReading(exponential.Subject, role);
        var sample = term.Gaussian is null ? null : PosteriorSample.Of(term.Gaussian, evaluator.Gaussians, evaluator.Algebra).FirstOrDefault(s => s.Reading?.Subject == exponential.Subject);
        var places = SlipFacts.PlacesOf(objective, slip.Site);
        return sample?.Reading!.Role == exponential.Role
            ? new MixedReading(logarithm, SpreadPlace.Logarithm, exponential, SpreadPlace.Exponential, places) { IsOfLikelihood = term.IsReconstruction, IsDecided = true }
            : new MixedReading(exponential, SpreadPlace.Exponential, logarithm, SpreadPlace.Logarithm, places) { IsOfLikelihood = term.IsReconstruction, IsDecided = sample?.Reading!.Role == role };
    }
}
