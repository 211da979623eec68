using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint;

/// <summary>The sizes, the type and the effort of a measurement. The defaults fit most losses.</summary>
public sealed record ProbeOptions
{
    /// <summary>
    /// Axes of one event, without the batch: <c>"D"</c> flat, <c>"C H W"</c> an image, <c>"T V"</c> a sequence of classes. A name is varied by the probe; an
    /// integer (<c>"3 32 32"</c>) or <c>name=size</c> is fixed, for a loss that insists on its sizes. The name <c>V</c> is the axis of the classes: tokens do not
    /// have it. Null: the probe tries flat, image and sequence.
    /// </summary>
    public string? Event { get; init; }

    /// <summary>Axes of one latent code, without the batch. A name that is also an event axis (<c>"T D"</c> and <c>"T L"</c>) is one shared axis.</summary>
    public string Latent { get; init; } = "L";

    /// <summary>A fixed batch size, for a loss that insists on it; 0: the probe varies it.</summary>
    public long BatchSize { get; init; }

    /// <summary>Decoder outputs and <see cref="ProbeBatch.Z"/> get a leading axis of Monte Carlo samples, [K, B, …].</summary>
    public bool HasSampleAxis { get; init; }

    /// <summary>The type of all tensors but tokens, float64 or float32. Float32 costs precision; use it for a loss whose modules have float32 parameters.</summary>
    public ScalarType Precision { get; init; } = ScalarType.Float64;

    /// <summary>Where the tensors live; null: CPU.</summary>
    public Device? Device { get; init; }

    /// <summary>Standard deviation of the prior N(0, s²I) of the latents.</summary>
    public double PriorStandardDeviation { get; init; } = 1;

    /// <summary>The token that pads short sequences, as in <c>ignore_index</c>.</summary>
    public long PaddingToken { get; init; }

    /// <summary>Start of the private generators.</summary>
    public int Seed { get; init; } = 20131220;

    /// <summary>Runs, at one set of sizes, after which a stochastic loss that is still not decided is inconclusive.</summary>
    public int MaximumRuns { get; init; } = 4000;

    /// <exception cref="ArgumentException">A value is one that nothing can be measured with.</exception>
    internal ProbeOptions Checked()
    {
        Require(Latent is not null, nameof(Latent), "null; name the axes of a latent code", "\"L\"");
        Require(Precision is ScalarType.Float32 or ScalarType.Float64, nameof(Precision), $"{ShapeText.Of(Precision)}; gradients are compared to 1e-4 at least", "torch.float64 or torch.float32");
        Require(double.IsFinite(PriorStandardDeviation) && PriorStandardDeviation > 0, nameof(PriorStandardDeviation), FormattableString.Invariant($"{PriorStandardDeviation}; it must be finite and greater than 0"), "1 for N(0, I)");
        Require(MaximumRuns > 0, nameof(MaximumRuns), FormattableString.Invariant($"{MaximumRuns}; it must be at least 1"), "4000, the default");
        return this;
    }

    private static void Require(bool holds, string option, string problem, string repair)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(ProbeOptions)}.{option} is {problem}. Use {repair}.", "options");
        }
    }
}
