namespace VaeLint.Runtime.Benchmarks.Problems;

/// <summary>Logits and targets in float32, with loss and slopes in double from the same numbers.</summary>
internal sealed record AccuracyRegime(string Key, string Name, Func<(Tensor Logits, Tensor Target)> Make)
{
    private const long Rows = 64;
    private const long Columns = 784;

    public static IReadOnlyList<AccuracyRegime> All { get; } =
    [
        new("ordinary", "ordinary logits, targets in [0, 1]", () => (randn(Rows, Columns) * 3, rand(Rows, Columns))),
        new("binary", "ordinary logits, binary targets", () => (randn(Rows, Columns) * 3, rand(Rows, Columns).round())),
        new("well-fitted", "well-fitted pixels", WellFitted),
        new("wide", "logits N(0, 30), binary targets", () => (randn(Rows, Columns) * 30, rand(Rows, Columns).round())),
        new("huge", "logits ±10⁴, binary targets", () => (randn(Rows, Columns).sign() * 1e4, rand(Rows, Columns).round())),
    ];

    /// <summary>Σ softplus(a) − a·x over the batch size, without a difference of large numbers.</summary>
    public static double Loss(float[] logits, float[] targets) =>
        logits.Zip(targets, (logit, target) => Math.Log(1 + Math.Exp(-Math.Abs((double)logit))) + (Math.Abs((double)logit) * (logit < 0 ? target : 1.0 - target))).Sum() / Rows;

    /// <summary>(σ(a) − x) / B, exact for targets 0 and 1.</summary>
    public static double Slope(double logit, double target)
    {
        var tail = Math.Exp(-Math.Abs(logit));
        var slope = (logit < 0 ? target : 1 - target) - (tail / (1 + tail));
        return (logit < 0 ? -slope : slope) / Rows;
    }

    private static (Tensor Logits, Tensor Target) WellFitted()
    {
        var target = rand(Rows, Columns).round();
        return (((target * 2) - 1) * (10 + (rand(Rows, Columns) * 2)), target);
    }
}
