using VaeLint.Core.Evaluation;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;

namespace VaeLint.Core.Formulas;

/// <summary>Which way the terms of a value go when it is minimised.</summary>
internal static class DirectionFacts
{
    public static IEnumerable<FormulaFact> In(SinkTerms sink, OptimizerDirections optimizers)
    {
        var (down, up) = (Sides.Of(sink.Positive), Sides.Of(sink.Negative));
        if (down.IsComplete && !up.IsAny)
        {
            if (sink.Sink.IsBackward && optimizers == OptimizerDirections.Maximize)
            {
                yield return Whole(DirectionKind.LossMaximized, sink, down);
            }
        }
        else if (up.IsComplete && !down.IsAny)
        {
            if (sink.Sink.IsBackward && (optimizers & OptimizerDirections.Maximize) == 0)
            {
                yield return Whole(DirectionKind.BoundMinimized, sink, up);
            }
        }
        else if (Opposed(down, up) is { } divergences)
        {
            yield return Of(DirectionKind.DivergenceMaximized, divergences, down.Reconstructions);
        }
        else if (Opposed(up, down) is { } minimized && up.Reconstructions.All(r => r.Api?.Layout != LossLayout.PerPosition))
        {
            yield return Of(DirectionKind.ReconstructionMaximized, up.Reconstructions, minimized);
        }
    }

    /// <summary>Reconstructions alone on one side, and divergences alone on the other.</summary>
    private static IReadOnlyList<LossTerm>? Opposed(Sides reconstructions, Sides divergences)
    {
        if (reconstructions.Divergences.Count > 0 || divergences.Reconstructions.Count > 0 || reconstructions.Reconstructions.Count == 0 || divergences.Divergences.Count == 0)
        {
            return null;
        }

        var latent = new HashSet<int>(divergences.Divergences.SelectMany(t => t.Leaves));
        return reconstructions.All.Concat(divergences.All).Any(t => t.Scalars.Any(s => s.HidesSign)) || reconstructions.Reconstructions.Any(r => LossObjective.ComparesLatents(r, latent) || r.StopsGradient)
            ? null
            : divergences.Divergences;
    }

    private static WrongDirection Whole(DirectionKind kind, SinkTerms sink, Sides terms) =>
        new(kind, new FormulaPlaces([sink.Sink.Site], [.. terms.All.Select(t => t.Representative.Site)]));

    private static WrongDirection Of(DirectionKind kind, IReadOnlyList<LossTerm> wrong, IReadOnlyList<LossTerm> right) =>
        new(kind, new FormulaPlaces([wrong[0].Representative.Site], [.. wrong.Concat(right).Select(t => t.Representative.Site)]));

    private sealed class Sides(IReadOnlyList<LossTerm> reconstructions, IReadOnlyList<LossTerm> divergences)
    {
        public IReadOnlyList<LossTerm> Reconstructions { get; } = reconstructions;

        public IReadOnlyList<LossTerm> Divergences { get; } = divergences;

        public IEnumerable<LossTerm> All => Reconstructions.Concat(Divergences);

        public bool IsComplete => Reconstructions.Count > 0 && Divergences.Count > 0;

        public bool IsAny => Reconstructions.Count > 0 || Divergences.Count > 0;

        public static Sides Of(IReadOnlyList<LossTerm> terms) => new([.. terms.Where(t => t.IsReconstruction)], [.. terms.Where(t => !t.IsReconstruction)]);
    }
}
