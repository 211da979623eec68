using VaeLint.Corpus;
using VaeLint.Torch.Tests.Generated;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>The axes of the data.</summary>
internal enum DataLayout
{
    /// <summary>[B,D]</summary>
    Vector,

    /// <summary>[B,T,V]</summary>
    Sequence,

    /// <summary>[B,C,H,W]</summary>
    Image,
}

/// <summary>How a term is reduced.</summary>
internal enum Footing
{
    Sum,
    Mean,

    /// <summary>Summed over its own axes, averaged over the batch.</summary>
    BatchMean,

    /// <summary>Averaged over its own axes, summed over the batch.</summary>
    OwnMean,

    /// <summary>Summed over axis 0 by an explicit list, averaged over the rest.</summary>
    AxisZero,

    /// <summary>Summed over the first of its own axes by an explicit list, averaged over the rest.</summary>
    Partial,
}

/// <summary>A factor made of sizes.</summary>
internal enum Scale
{
    None,

    /// <summary>· D for a reconstruction, · L for a KL.</summary>
    TimesOwn,

    /// <summary>· B·D</summary>
    TimesAll,

    /// <summary>/ B</summary>
    OverBatch,

    /// <summary>A KL / D.</summary>
    OverData,

    /// <summary>A KL / (B·D).</summary>
    OverBatchAndData,

    /// <summary>A KL · L/D.</summary>
    LatentOverData,
}

/// <summary>What multiplies one of the two terms besides sizes.</summary>
internal enum WeightKind
{
    None,

    /// <summary>½ or 2: never a weight.</summary>
    FormulaNumber,

    /// <summary>Something with a name that is 1.</summary>
    One,

    Literal,
    Free,
}

/// <summary>A row of the decision table: footings and sizes of the two terms, and what has to be reported without and with an explicit weight.</summary>
internal sealed record Recipe(string Row, Footing Reconstruction, Scale ReconstructionScale, Footing Kl, Scale KlScale, string Unweighted, string Weighted)
{
    /// <summary>The KL is divided by a constant batch size: what has to be reported as well.</summary>
    public bool HasConstantBatch { get; init; }
}

/// <summary>A loss as mathematics: what it is, what its terms weigh and what has to be said about it. No code.</summary>
internal sealed record LossSpec(Recipe Recipe, DataLayout Layout, Likelihood Likelihood, WeightKind Weight, double WeightValue, bool IsReconstructionWeighted)
{
    /// <summary>The reconstruction is a density of unit variance: its weight 1 is half a squared error.</summary>
    public bool IsDensity { get; init; }

    /// <summary>Half of the squared error.</summary>
    public bool IsHalved { get; init; }

    /// <summary>Levels of a hierarchy: each has a mean and a log-variance, all are weighted alike.</summary>
    public int Levels { get; init; } = 1;

    /// <summary>The number of samples where the code insists on it.</summary>
    public long ConstantBatch { get; init; }

    /// <summary>The elements of an event where the code insists on them.</summary>
    public long ConstantEvent => ConstantAxes.Aggregate(1L, (product, extent) => product * extent) is > 1 and var size ? size : 0;

    /// <summary>The axes of an event of constant size.</summary>
    public IReadOnlyList<long> ConstantAxes { get; init; } = [];

    /// <summary>The latents where the code insists on them.</summary>
    public long ConstantLatent { get; init; }

    /// <summary>The code views the data with its constant size, so that the size is known to whoever reads it.</summary>
    public bool IsEventViewed { get; init; }

    /// <summary>The KL is kept above a floor, which the measured one is above.</summary>
    public bool HasFreeBits { get; init; }

    /// <summary>Parts of the data, each with an output of its own; all are weighted alike.</summary>
    public int Modalities { get; init; } = 1;

    /// <summary>The whole loss is multiplied by this.</summary>
    public double Common { get; init; } = 1;

    public int EventRank => Layout switch { DataLayout.Vector => 1, DataLayout.Sequence => 2, _ => 3 };

    public AxisWeight Data => AxisWeight.One with { Event1 = 1, Event2 = EventRank > 1 ? 1 : 0, Event3 = EventRank > 2 ? 1 : 0 };

    public AxisWeight ReconstructionWeight =>
        Common * (IsDensity || IsHalved ? 0.5 : 1) * (IsReconstructionWeighted ? WeightValue : 1) * (Reduced(Recipe.Reconstruction, Data, Data with { Event1 = 0 }) * Scaled(Recipe.ReconstructionScale, Data));

    public AxisWeight KlWeight =>
        Common * (IsReconstructionWeighted ? 1 : WeightValue) * (Reduced(Recipe.Kl, AxisWeight.L, AxisWeight.L) * Scaled(Recipe.KlScale, AxisWeight.L));

    /// <summary>The ids that have to be reported, in order.</summary>
    public IReadOnlyList<string> Expected => [.. (Weight is WeightKind.Literal or WeightKind.Free ? Recipe.Weighted : Recipe.Unweighted).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static AxisWeight Reduced(Footing footing, AxisWeight own, AxisWeight rest) => footing switch
    {
        Footing.Sum => AxisWeight.One,
        Footing.Mean => AxisWeight.One / (AxisWeight.B * own),
        Footing.BatchMean => AxisWeight.One / AxisWeight.B,
        Footing.OwnMean or Footing.AxisZero => AxisWeight.One / own,
        Footing.Partial => AxisWeight.One / (AxisWeight.B * rest),
        _ => throw new ArgumentOutOfRangeException(nameof(footing), footing, "no weight"),
    };

    private AxisWeight Scaled(Scale scale, AxisWeight own) => scale switch
    {
        Scale.None => AxisWeight.One,
        Scale.TimesOwn => own,
        Scale.TimesAll => AxisWeight.B * own,
        Scale.OverBatch => AxisWeight.One / AxisWeight.B,
        Scale.OverData => AxisWeight.One / Data,
        Scale.OverBatchAndData => AxisWeight.One / (AxisWeight.B * Data),
        Scale.LatentOverData => AxisWeight.L / Data,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "no weight"),
    };
}
