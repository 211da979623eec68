using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;

namespace VaeLint.Core.Formulas;

/// <summary>What of a loss reaches the parameters, and what does not.</summary>
internal static class GradientFacts
{
    public static IEnumerable<FormulaFact> In(IReadOnlyList<SinkTerms> sinks, IReadOnlyList<LossObjective> objectives, AtomTable atoms)
    {
        // What is detached beside a loss that has the same term with its gradient is for a log.
        var trained = new HashSet<string>(objectives.SelectMany(o => o.Recognized).Select(LossObjective.KeyOf), StringComparer.Ordinal);
        return sinks.SelectMany(sink => StoppedTerms(sink, trained).Concat(TakenOut(sink, trained, atoms)).Concat(StoppedCodes(sink, sinks)).Concat(Unreduced(sink)))
            .Concat(objectives.SelectMany(UnusedWeights));
    }

    private static IEnumerable<FormulaFact> StoppedTerms(SinkTerms sink, HashSet<string> trained) =>
        sink.Detached is { Count: > 0 } stopped ? OneSided(sink, trained, GradientStop.Detach, stopped, stopped[0].Representative.Monomial.DetachedAt) : [];

    /// <summary>kl.item() is a number by the time it is added.</summary>
    private static IEnumerable<FormulaFact> TakenOut(SinkTerms sink, HashSet<string> trained, AtomTable atoms)
    {
        foreach (var term in sink.Sink.Value.Terms.Where(t => t.Monomial.IsUnit && t.Coefficient.Number > 0))
        {
            foreach (var (symbol, _) in term.Coefficient.Factors.Where(f => f.Power == 1))
            {
                if (atoms.SourceOf(symbol) is { } source)
                {
                    foreach (var fact in OneSided(sink, trained, GradientStop.Number, sink.In(source.Tensor), source.Site))
                    {
                        yield return fact;
                    }
                }
            }
        }
    }

    /// <summary>Only one kind of term trains, and the other kind is there without its gradient.</summary>
    private static IEnumerable<FormulaFact> OneSided(SinkTerms sink, HashSet<string> trained, GradientStop stop, IReadOnlyList<LossTerm> stopped, Site? site)
    {
        if (stopped.Count == 0 || sink.Positive.Count == 0 || stopped.Any(t => trained.Contains(LossObjective.KeyOf(t)) || t.StopsGradient))
        {
            yield break;
        }

        var kind = stopped[0].Kind;
        var latent = new HashSet<int>(stopped.Concat(sink.Positive).Where(t => !t.IsReconstruction).SelectMany(t => t.Leaves));
        if (stopped.Concat(sink.Positive).Any(t => t.IsReconstruction && LossObjective.ComparesLatents(t, latent)) || stopped.Any(t => t.Kind != kind) || sink.Positive.Any(t => t.Kind == kind))
        {
            yield break;
        }

        yield return new StoppedGradient(stop, kind, new FormulaPlaces([site is { At.IsNone: false } ? site : stopped[0].Representative.Site], [.. stopped.Concat(sink.Positive).Select(t => t.Representative.Site)]));
    }

    /// <summary>
    /// The decoder gets a code that no gradient leaves, although its distribution is the one in the KL. A score-function estimator multiplies with the log-density of the
    /// sample. Where some other way leads back to the posterior, in this loss or on another path, the author trains it there.
    /// </summary>
    private static IEnumerable<FormulaFact> StoppedCodes(SinkTerms sink, IReadOnlyList<SinkTerms> all)
    {
        var posterior = new HashSet<int>(sink.Positive.Where(t => !t.IsReconstruction).SelectMany(t => t.Leaves));
        if (posterior.Count > 0 && sink.Positive.Where(t => t.IsReconstruction).ToList() is [{ } only] && SampledOutput(only) is { } output)
        {
            yield return new StoppedGradient(GradientStop.Sample, LossTermKind.Reconstruction, new FormulaPlaces([output.Site], [.. sink.Positive.Select(t => t.Representative.Site)]));
            yield break;
        }

        var reconstructions = sink.Positive.Where(t => t.IsReconstruction).Select(t => new Polynomial([t.Representative])).ToList();
        if (posterior.Count == 0 || reconstructions.Count == 0 || all.Any(other => IsTrained(other, posterior)))
        {
            yield break;
        }

        foreach (var stop in reconstructions.SelectMany(GradientPath.StopsOf).Where(stop => !stop.Site.At.IsNone && stop.Behind.SelectMany(Provenance.Sources).Any(leaf => posterior.Contains(leaf.Id))))
        {
            if (stop.Sample is { } sample && HasScore(sink.Sink.Value, sample))
            {
                continue;
            }

            var kind = stop.Sample is null ? GradientStop.Code : GradientStop.Sample;
            yield return new StoppedGradient(kind, LossTermKind.Reconstruction, new FormulaPlaces([stop.Site], [.. sink.Positive.Select(t => t.Representative.Site)]));
            yield break;
        }
    }

    /// <summary>A sample of the decoder's output is compared with data in place of its mean: nothing trains at all.</summary>
    private static Atom? SampledOutput(LossTerm reconstruction) =>
        reconstruction.Representative.Monomial.Factors is [{ Atom: { Kind: AtomKind.Loss, Arguments: [{ } input, { } target] } }]
        && input.Terms is [{ Monomial.Factors: [{ Atom: { IsDetachedSample: true, Noise: NoiseKind.None } sample }] }] && Provenance.Data(target).Count > 0 ? sample : null;

    /// <summary>A gradient of something other than the KL reaches the posterior.</summary>
    private static bool IsTrained(SinkTerms sink, HashSet<int> posterior) => sink.Sink.Value.Terms.Any(term =>
        term.Monomial.Factors.Any(f => IsOtherTerm(f.Atom)) && GradientPath.LeavesOf(new Polynomial([term])).Any(leaf => posterior.Contains(leaf.Id)))
        || sink.Positive.Concat(sink.Negative).Any(t => t.IsReconstruction && GradientPath.LeavesOf(new Polynomial([t.Representative])).Any(leaf => posterior.Contains(leaf.Id)));

    private static bool IsOtherTerm(Atom atom) => atom.Kind is AtomKind.Loss ? atom.Loss is not { Family: LossFamily.Divergence } : atom.Kind == AtomKind.Opaque;

    /// <summary>A product with the density of the sample, or one that is not understood and has the sample in it.</summary>
    private static bool HasScore(Polynomial value, Atom sample) => value.Terms.Any(t => t.Monomial.Factors.Any(f =>
        (f.Atom.Kind == AtomKind.Opaque || (f.Atom.Kind == AtomKind.LogProb && t.Monomial.Factors.Count > 1)) && f.Atom.Arguments.Any(a => a.LeafAtoms.Contains(sample))));

    /// <summary>No addend was reduced over the batch: an axis list that leaves axis 0 out says so, and so does no reduction at all.</summary>
    private static IEnumerable<FormulaFact> Unreduced(SinkTerms sink)
    {
        var terms = sink.Positive.Concat(sink.Negative).ToList();
        if (sink.Sink.IsBackward && terms.Any(t => t.IsReconstruction) && terms.Any(t => !t.IsReconstruction) && sink.Sink.Value.Terms.Where(t => !t.Monomial.IsUnit).All(KeepsBatch))
        {
            yield return new UnreducedLoss(new FormulaPlaces([sink.Sink.Site], [.. terms.Select(t => t.Representative.Site)]));
        }
    }

    private static bool KeepsBatch(Term term) => term.Monomial.Steps.All(step =>
        step.Axes is { } axes && axes.All(axis => axis > 0 || (axis < 0 && step.InputShape is { IsScrambled: false } shape && shape.Rank + axis > 0)) && step.InputShape is not { IsBatchFirst: false });

    /// <summary>The body in which the loss is complete, or one that the KL comes through, has a parameter for the weight, and the KL has none.</summary>
    private static IEnumerable<FormulaFact> UnusedWeights(LossObjective objective)
    {
        var divergences = objective.Recognized.Where(t => !t.IsReconstruction).ToList();
        if (objective.CommonPath() is not { } complete || divergences.Any(t => t.Scalars.Any(s => s.Value.Factors.Any(f => f.Symbol.Kind == SymbolKind.Free))))
        {
            yield break;
        }

        for (var path = divergences[0].Representative.Site.Path; path is not null; path = path == complete ? null : path.Caller)
        {
            foreach (var name in UnreadWeights(path.Body))
            {
                yield return new UnusedWeight(name, new FormulaPlaces([divergences[0].Representative.Site], [.. objective.Recognized.Select(t => t.Representative.Site)]));
            }
        }
    }

    private static IEnumerable<string> UnreadWeights(IrBody body) => body.HasSharedSignature ? [] : body.Parameters
        .Where((parameter, index) => parameter.Type.IsNumeric && SizeHints.IsWeight(parameter.Name) && !IrReads.Contain(body, body.ParameterRegisters[index]))
        .Select(parameter => parameter.Name);
}
