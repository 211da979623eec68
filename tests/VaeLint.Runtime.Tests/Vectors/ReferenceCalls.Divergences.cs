using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Vectors;

internal static partial class ReferenceCalls
{
    private static IEnumerable<ReferenceCall> Divergences =>
    [
        .. new[] { "KL-01", "KL-02", "KL-03", "KL-04" }.Select(id => new ReferenceCall(id, "per_dim", (x, _) => KlDivergence.ToStandardNormalPerDimension(x("mu"), x("logvar"), batchDims: 0))
        {
            // A KL of 1e-17 is the difference of numbers that float32 rounds at 1e-11.
            Types = id == "KL-03" ? [ScalarType.Float64] : [ScalarType.Float64, ScalarType.Float32],
        }),
        .. new[] { "KL-01", "KL-02" }.Select(id => new ReferenceCall(id, "sum", (x, _) => KlDivergence.ToStandardNormal(x("mu"), x("logvar"), batchDims: 0))),
        new("KL-05", "per_sample", (x, _) => KlDivergence.ToStandardNormal(x("mu"), x("logvar"))),
        new("KL-05", "batch_mean", (x, _) => KlDivergence.ToStandardNormal(x("mu"), x("logvar")).mean()),
        .. new[] { "KL-06", "KL-07" }.SelectMany(id => new ReferenceCall[]
        {
            new(id, "per_dim", (x, _) => KlDivergence.NormalPerDimension(x("mu_q"), x("logvar_q"), x("mu_p"), x("logvar_p"), batchDims: 0)),
            new(id, "sum", (x, _) => KlDivergence.Normal(x("mu_q"), x("logvar_q"), x("mu_p"), x("logvar_p"), batchDims: 0)),
        }),
        new("KL-15", "kl", (x, _) => KlDivergence.Categorical(x("probs_q").log().unsqueeze(0), x("probs_p").log())),
        new("KL-16", "kl", (x, _) => KlDivergence.Categorical(x("logits").unsqueeze(0))),
        new("KL-17", "kl", (x, _) => KlDivergence.Bernoulli(Logit(x("prob_q")), Logit(x("prob_p")), batchDims: 0)),
        new("KL-23", "kl", (x, _) => KlDivergence.ToStandardNormal(x("loc"), LogVariance.FromStandardDeviation(x("scale")), batchDims: 0)),
        new("R-25", "y", (x, record) => LogVariance.SoftFloor(x("x"), record.Number("minimum"))),
        new("R-26", "y", (x, _) => LogVariance.SoftClamp(x("x"))),
        new("S-03", "per_sample", (x, _) => KlDivergence.ToStandardNormal(x("mu"), x("logvar"))),
        new("G-01", "d_mu", (x, _) => Slope(x("mu"), mean => KlDivergence.ToStandardNormal(mean, x("logvar"), batchDims: 0))),
        new("G-01", "d_logvar", (x, _) => Slope(x("logvar"), logs => KlDivergence.ToStandardNormal(x("mu"), logs, batchDims: 0))),
        new("G-10", "d", (x, _) => stack(new[]
        {
            Slope(x("mu_q"), at => KlDivergence.Normal(at, x("logvar_q"), x("mu_p"), x("logvar_p"), batchDims: 0)),
            Slope(x("logvar_q"), at => KlDivergence.Normal(x("mu_q"), at, x("mu_p"), x("logvar_p"), batchDims: 0)),
            Slope(x("mu_p"), at => KlDivergence.Normal(x("mu_q"), x("logvar_q"), at, x("logvar_p"), batchDims: 0)),
            Slope(x("logvar_p"), at => KlDivergence.Normal(x("mu_q"), x("logvar_q"), x("mu_p"), at, batchDims: 0)),
        })),
    ];

    private static Tensor Logit(Tensor probability) => probability.log() - (-probability).log1p();
}
