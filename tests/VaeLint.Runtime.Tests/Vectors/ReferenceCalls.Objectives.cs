namespace VaeLint.Runtime.Tests.Vectors;

internal static partial class ReferenceCalls
{
    private static IEnumerable<ReferenceCall> Objectives =>
    [
        new("E-01", "per_sample", (x, _) => NegativeElbo.Bernoulli(x("logits"), x("x"), x("mu"), x("logvar")).PerSample),
        new("E-01", "batch_mean", (x, _) => NegativeElbo.Bernoulli(x("logits"), x("x"), x("mu"), x("logvar")).Loss),
        new("E-02", "with_constant_batch_mean", (x, _) => NegativeElbo.Gaussian(x("x_hat"), x("x"), 1.0, x("mu"), x("logvar")).Loss),
        new("E-03", "a", (x, record) => FreeBits.PerDimension(x("kl"), record.Number("lam")).mean()),
        new("E-03", "b", (x, record) => FreeBits.PerSample(x("kl"), record.Number("lam")).mean()),
        new("E-07", "iwae", (x, _) => ImportanceWeighted.Bound(x("log_w").transpose(0, 1))),
        new("E-07", "weights", (x, _) => Slope(x("log_w"), weights => ImportanceWeighted.Bound(weights.transpose(0, 1)))),
        new("G-06", "d_log_w", (x, _) => Slope(x("log_w"), weights => ImportanceWeighted.Bound(weights.unsqueeze(1)))),
        new("G-11", "d_kl", (x, record) => Slope(x("kl"), kl => FreeBits.PerDimension(kl, record.Number("lam")).mean())),
    ];
}
