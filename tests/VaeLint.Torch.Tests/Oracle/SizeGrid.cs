using VaeLint.Corpus;

namespace VaeLint.Torch.Tests.Oracle;

/// <summary>One base measurement and, for each size the loss leaves free, one in which only that size is another prime.</summary>
public sealed class SizeGrid
{
    private static readonly long[] EventAxes = [29, 3, 17, 19];
    private static readonly long[] OtherEventAxes = [37, 2, 23, 31];
    private static readonly long[] LatentAxes = [7, 41, 43];
    private static readonly long[] OtherLatentAxes = [13, 47, 53];

    private SizeGrid(Sizes basis, IReadOnlyList<Variation> variations)
    {
        Basis = basis;
        Variations = variations;
    }

    public Sizes Basis { get; }

    public IReadOnlyList<Variation> Variations { get; }

    public IEnumerable<Sizes> All => Variations.Select(variation => variation.Sizes).Prepend(Basis);

    public static SizeGrid For(CorpusCase corpusCase)
    {
        var events = corpusCase.EventShape ?? Axes(EventAxes, corpusCase.EventRank);
        var latents = corpusCase.LatentShape ?? LatentAxes[..corpusCase.LatentRank];
        var basis = new Sizes(corpusCase.Batch > 0 ? corpusCase.Batch : 5, events, latents);
        var variations = new List<Variation>();
        if (corpusCase.Batch == 0)
        {
            variations.Add(new Variation("B", basis.Batch, 11, basis with { Batch = 11 }));
        }

        if (corpusCase.EventShape is null)
        {
            var others = Axes(OtherEventAxes, corpusCase.EventRank);
            for (var axis = 0; axis < events.Length; axis++)
            {
                variations.Add(new Variation(EventName(axis, events.Length), events[axis], others[axis], basis with { Event = With(events, axis, others[axis]) }));
            }
        }

        if (corpusCase.LatentShape is null)
        {
            for (var axis = 0; axis < latents.Length; axis++)
            {
                var other = OtherLatentAxes[axis];
                var name = latents.Length == 1 ? "L" : $"L{axis + 1}";
                variations.Add(new Variation(name, latents[axis], other, basis with { Latent = With(latents, axis, other) }));
            }
        }

        return new SizeGrid(basis, variations);
    }

    private static long[] Axes(long[] pool, int rank) => rank == 1 ? pool[..1] : pool[1..(rank + 1)];

    private static string EventName(int axis, int rank) => rank == 1 ? "D" : $"D{axis + 1}";

    private static long[] With(long[] axes, int axis, long size)
    {
        var copy = (long[])axes.Clone();
        copy[axis] = size;
        return copy;
    }
}

/// <summary>A measurement in which the axis <paramref name="Symbol"/> has size <paramref name="To"/> instead of <paramref name="From"/>.</summary>
public sealed record Variation(string Symbol, long From, long To, Sizes Sizes);
