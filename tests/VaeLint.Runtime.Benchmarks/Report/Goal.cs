namespace VaeLint.Runtime.Benchmarks.Report;

/// <summary>A figure that has to reach a limit, or to stay below it.</summary>
internal sealed record Goal(string Text, string Figure, double Limit, bool AtLeast, Func<double, string> Format)
{
    public static IReadOnlyList<Goal> All { get; } =
    [
        Ratio("one call against `bce(sigmoid)`, mnist, 1 thread", "mnist 1T one call / sigmoid", 25),
        Ratio("the same, image", "image 1T one call / sigmoid", 40),
        Ratio("the same, large", "large 1T one call / sigmoid", 30),
        Ratio("one call against `bce_with_logits`, mnist, 1 thread", "mnist 1T one call / logits", 4.5),
        Ratio("the same, image", "image 1T one call / logits", 7),
        Ratio("the same, large", "large 1T one call / logits", 12),
        Ratio("two terms against `bce_with_logits`, mnist, 1 thread", "mnist 1T two terms / logits", 3.5),
        Ratio("AVX2 only: one call against `bce_with_logits`, mnist", "AVX2 mnist 1T one call / logits", 4.5),
        Ratio("the same, image", "AVX2 image 1T one call / logits", 6),
        Floor("kernel against the memory floor, out of the caches (large)", "large 1T kernel / floor", 1.2),
        Floor("the same in L3 (image)", "image 1T kernel / floor", 2.0),
        Floor("the same in L2 (mnist)", "mnist 1T kernel / floor", 2.9),
        Ratio("`Gaussian` against `mse_loss`, mnist", "mnist 1T fixed σ / mse_loss", 2.5),
        Ratio("the same, image", "image 1T fixed σ / mse_loss", 2.5),
        Ratio("the same, the kernel alone, mnist", "mnist 1T fixed σ kernel / mse_loss", 2.5),
        Ratio("the same, the kernel alone, image", "image 1T fixed σ kernel / mse_loss", 2.5),
        Ratio("`GaussianLogVariance` against the composed NLL, mnist", "mnist 1T log-variance / composed", 9),
        Ratio("the same, image", "image 1T log-variance / composed", 9),
        Error("relative error of the loss, ordinary logits", "error loss ordinary", 2e-7),
        Error("the same, well-fitted pixels", "error loss well-fitted", 1e-6),
        Error("relative error of a gradient, binary targets", "error slope binary", 2e-6),
        Error("relative error of the KL of a collapsed posterior", "error kl", 1e-6),
        Ratio("training step against one with `bce(sigmoid)`, 1 thread", "training 1T sigmoid / one call", 1.2),
        new("`Shapes.Check` of four tensors, ns", "check ns", 1000, AtLeast: false, Figures.Digits),
        new("launches of the composition (counted)", "launches one call", 30, AtLeast: false, Figures.Digits),
        Ratio("the slowest row against the best of libtorch", "slowest", 1),
    ];

    public static MarkdownTable Table(Findings findings)
    {
        if (findings.Figures.Where(figure => figure.Key.EndsWith("best of libtorch", StringComparison.Ordinal) || figure.Key.Contains("σ") || figure.Key.Contains("log-variance")).ToList() is { Count: > 0 } rows)
        {
            findings.Figures["slowest"] = rows.Min(figure => figure.Value);
        }

        var table = new MarkdownTable("goal", "limit", "measured", "met");
        foreach (var goal in All)
        {
            if (findings.Figures.TryGetValue(goal.Figure, out var value))
            {
                table.Add(goal.Text, (goal.AtLeast ? "≥ " : "≤ ") + goal.Format(goal.Limit), goal.Format(value), goal.Verdict(value));
            }
        }

        return table;
    }

    private string Verdict(double value) => AtLeast
        ? value >= Limit ? "yes" : $"no, {Figures.Percent(1 - (value / Limit))} short"
        : value <= Limit ? "yes" : $"no, {Figures.Percent((value / Limit) - 1)} over";

    private static Goal Ratio(string text, string figure, double limit) => new(text, figure, limit, AtLeast: true, Figures.Ratio);

    private static Goal Floor(string text, string figure, double limit) => new(text, figure, limit, AtLeast: false, Figures.Ratio);

    private static Goal Error(string text, string figure, double limit) => new(text, figure, limit, AtLeast: false, Figures.Error);
}
