namespace VaeLint.Runtime.Tests.Vectors;

internal static partial class ReferenceCalls
{
    private static IEnumerable<ReferenceCall> Divergences =>
    [
        new("KL-05", "per_sample", (x, _) => KlDivergence.ToStandardNormal(x("mu"), x("logvar"))),
        new("KL-05", "batch_mean", (x, _) => KlDivergence.ToStandardNormal(x("mu"), x("logvar")).mean()),
        new("S-03", "per_sample", (x, _) => KlDivergence.ToStandardNormal(x("mu"), x("logvar"))),
        new("G-01", "d_mu", (x, _) => Slope(x("mu"), mean => KlDivergence.ToStandardNormal(mean, x("logvar")))),
        new("G-01", "d_logvar", (x, _) => Slope(x("logvar"), logs => KlDivergence.ToStandardNormal(x("mu"), logs))),
    ];
}
