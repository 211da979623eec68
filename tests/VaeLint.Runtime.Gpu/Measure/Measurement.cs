using TorchSharp;
using VaeLint.Runtime.Benchmarks.Harness;
using VaeLint.Runtime.Benchmarks.Launches;
using VaeLint.Runtime.Benchmarks.Problems;
using VaeLint.Runtime.Benchmarks.Report;

namespace VaeLint.Runtime.Gpu.Measure;

/// <summary>Bernoulli decoder and KL with their gradients on a device: times of steps that are queued one after another until the device has done them all, and kernels that libtorch sends it.</summary>
internal static class Measurement
{
    private const string Sigmoid = "bce(sigmoid)";
    private const string Logits = "bce_with_logits";
    private const string Floor = "floor";

    public static void Run(Device device, int rounds)
    {
        foreach (var shape in ProblemShape.All)
        {
            using var scope = NewDisposeScope();
            Run(shape, new VaeBatch(shape, device), rounds, device.type == DeviceType.CUDA ? () => cuda.synchronize(device) : () => { });
        }
    }

    private static void Run(ProblemShape shape, VaeBatch batch, int rounds, Action wait)
    {
        var steps = Steps(batch);
        var (free, other) = (empty_like(batch.Target), rand_like(batch.Target));
        Variant[] variants =
        [
            .. steps,
            new(Floor, "floor: read 2 numbers, write 1 (`add_`)", () => free.add_(batch.Target)),
            new("copy", "read 1 number, write 1 (`copy_`)", () => free.copy_(other)),
        ];
        var timings = Interleaved.Run(variants, rounds, wait);
        var table = new MarkdownTable("loss and gradients", "time", $"against {Sigmoid}", $"against {Logits}", "against the floor", "kernels of libtorch");
        foreach (var variant in variants)
        {
            var isStep = steps.Contains(variant);
            table.Add(
                variant.Name, Figures.Time(timings.Median(variant.Key)), isStep ? Figures.Ratio(timings.Ratio(Sigmoid, variant.Key)) : "", isStep ? Figures.Ratio(timings.Ratio(Logits, variant.Key)) : "",
                Figures.Ratio(timings.Ratio(variant.Key, Floor)), Launches(variant));
        }

        Console.WriteLine($"**{shape}**\n\n{table}");
    }

    private static Variant[] Steps(VaeBatch batch) =>
    [
        Step(Sigmoid, "`bce(sigmoid)` + KL", batch, () => Composed.BceOfSigmoid(batch).backward()),
        Step(Logits, "`bce_with_logits` + KL", batch, () => Composed.BceWithLogits(batch).backward()),
        Step("by hand", "libtorch by hand: softplus and dot products", batch, () => Composed.SoftplusAndDot(batch).backward()),
        Step("composed", "`NegativeElbo.Bernoulli`, composed", batch, () => OneCall(batch), "VaeLint.DeviceGradients"),
        Step("two composed", "`BernoulliLogits` + `ToStandardNormal`, mean, composed", batch, () => TwoTerms(batch), "VaeLint.DeviceGradients"),
        Step("one call", "`NegativeElbo.Bernoulli`", batch, () => OneCall(batch)),
        Step("two terms", "`BernoulliLogits` + `ToStandardNormal`, mean", batch, () => TwoTerms(batch)),
        Step("fused", "`NegativeElbo.Bernoulli`, fused", batch, () => { AppContext.SetSwitch("VaeLint.FusedKernel", true); OneCall(batch); AppContext.SetSwitch("VaeLint.FusedKernel", false); }),
    ];

    private static void OneCall(VaeBatch batch)
    {
        using var elbo = NegativeElbo.Bernoulli(batch.Output, batch.Target, batch.Mean, batch.LogVariance);
        elbo.Loss.backward();
    }

    private static void TwoTerms(VaeBatch batch) =>
        (NegativeLogLikelihood.BernoulliLogits(batch.Output, batch.Target) + KlDivergence.ToStandardNormal(batch.Mean, batch.LogVariance)).mean().backward();

    private static Variant Step(string key, string name, VaeBatch batch, Action step, string? without = null) => new(key, name, () =>
    {
        if (without is not null)
        {
            AppContext.SetSwitch(without, false);
        }

        using (NewDisposeScope())
        {
            step();
        }

        batch.ClearGradients();
        if (without is not null)
        {
            AppContext.SetSwitch(without, true);
        }
    });

    private static string Launches(Variant variant) => OperatorHook.Record(variant.Step) is { } calls ? $"{calls.SelectMany(call => call.Kernels).Count()}" : "not counted";
}
