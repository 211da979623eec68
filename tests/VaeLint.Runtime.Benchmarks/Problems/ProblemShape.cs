namespace VaeLint.Runtime.Benchmarks.Problems;

/// <summary>Shapes of a batch and of its latent variables.</summary>
internal sealed record ProblemShape(string Name, long[] Event, long Batch, long Latents)
{
    public static IReadOnlyList<ProblemShape> All { get; } =
    [
        new("mnist", [784], 128, 20),
        new("image", [3, 64, 64], 64, 128),
        new("large", [3, 128, 128], 256, 256),
    ];

    public long[] Data => [Batch, .. Event];

    public long[] Latent => [Batch, Latents];

    public long Elements => Data.Aggregate((left, right) => left * right);

    public override string ToString() => $"{Name}, {string.Join("x", Data)} and {Latents} latents ({Elements * sizeof(float) / 1e6:0.0} MB per tensor)";
}
