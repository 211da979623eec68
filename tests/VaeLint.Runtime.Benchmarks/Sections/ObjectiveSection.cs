using VaeLint.Kernels;
using VaeLint.Runtime.Benchmarks.Harness;
using VaeLint.Runtime.Benchmarks.Problems;
using VaeLint.Runtime.Benchmarks.Report;

namespace VaeLint.Runtime.Benchmarks.Sections;

/// <summary>Bernoulli decoder and KL, forward and backward, against libtorch and against the memory.</summary>
internal static class ObjectiveSection
{
    private const string Sigmoid = "bce(sigmoid)";
    private const string Logits = "bce_with_logits";
    private const string Softplus = "softplus and dot";
    private const string Dot = "bce_with_logits and dot";
    private const string OneCall = "one call";
    private const string TwoTerms = "two terms";
    private const string WithoutKernels = "without kernels";
    private const string Kernel = "kernel";
    private const string Floor = "floor";

    /// <param name="prefix">Put before the names of the figures.</param>
    public static void Run(Findings findings, ProblemShape shape, int threads, int rounds, string prefix = "")
    {
        set_num_threads(threads);
        using var scope = NewDisposeScope();
        var batch = new VaeBatch(shape);
        var variants = Variants(batch);
        var timings = Interleaved.Run(variants, rounds);
        var table = new MarkdownTable("loss and gradients", "time", $"against {Sigmoid}", $"against {Logits}", "against the floor", "managed bytes");
        foreach (var variant in variants)
        {
            table.Add(
                variant.Name,
                Figures.Time(timings.Median(variant.Key)),
                Faster(Sigmoid, variant.Key),
                Faster(Logits, variant.Key),
                variant.Key == Floor ? "" : Figures.Ratio(timings.Ratio(variant.Key, Floor)),
                Figures.Bytes(timings.BytesPerStep(variant.Key)));
        }

        findings.Write($"**{shape}, {Threads(threads)}**\n\n{table}");
        var name = $"{prefix}{shape.Name} {threads}T ";
        findings.Figures[name + "one call / sigmoid"] = timings.Ratio(Sigmoid, OneCall);
        findings.Figures[name + "one call / logits"] = timings.Ratio(Logits, OneCall);
        findings.Figures[name + "two terms / logits"] = timings.Ratio(Logits, TwoTerms);
        findings.Figures[name + "kernel / floor"] = timings.Ratio(Kernel, Floor);
        findings.Figures[name + "one call / best of libtorch"] = timings.Ratio(timings.Fastest(Sigmoid, Logits, Softplus, Dot), OneCall);
        findings.Figures[name + "two terms / best of libtorch"] = timings.Ratio(timings.Fastest(Sigmoid, Logits, Softplus, Dot), TwoTerms);
        findings.Figures[name + "overhead"] = timings.Difference(OneCall, Kernel);

        string Faster(string slower, string key) => key is Kernel or Floor || key == slower ? "" : Figures.Ratio(timings.Ratio(slower, key));
    }

    public static string Threads(int threads) => threads == 1 ? "1 thread" : $"{threads} threads";

    private static Variant[] Variants(VaeBatch batch)
    {
        var buffers = new WarmBuffers(batch);
        return
        [
            Steps.Scoped(Sigmoid, "`bce(sigmoid)` + KL", batch, Composed.BceOfSigmoid),
            Steps.Scoped(Logits, "`bce_with_logits` + KL", batch, Composed.BceWithLogits),
            Steps.Scoped(Softplus, "libtorch by hand: softplus and dot products", batch, Composed.SoftplusAndDot),
            Steps.Scoped(Dot, "libtorch by hand: `bce_with_logits` and dot products", batch, Composed.LogitsAndDot),
            Steps.OneCall(OneCall, "`NegativeElbo.Bernoulli`", batch, batch => NegativeElbo.Bernoulli(batch.Output, batch.Target, batch.Mean, batch.LogVariance)),
            Steps.Scoped(
                TwoTerms,
                "`BernoulliLogits` + `ToStandardNormal`, mean",
                batch,
                batch => (NegativeLogLikelihood.BernoulliLogits(batch.Output, batch.Target) + KlDivergence.ToStandardNormal(batch.Mean, batch.LogVariance)).mean()),
            Steps.WithoutKernels(WithoutKernels, "`NegativeElbo.Bernoulli` composed by libtorch, kernels off", batch),
            new(Kernel, "the Bernoulli kernel alone, warm memory", buffers.Run<BernoulliKernel>),
            new(Floor, "floor: read 2 numbers, write 1, warm memory", buffers.Run<MemoryFloor>),
        ];
    }
}
