using VaeLint.Kernels;
using VaeLint.Runtime.Benchmarks.Launches;
using VaeLint.Runtime.Benchmarks.Problems;
using VaeLint.Runtime.Benchmarks.Report;

namespace VaeLint.Runtime.Benchmarks.Sections;

/// <summary>How many kernels a device would be sent. Counted on the CPU, where libtorch calls the same operators; no time on a device was measured.</summary>
internal static class LaunchSection
{
    public static void Run(Findings findings)
    {
        using var scope = NewDisposeScope();
        var batch = new VaeBatch(ProblemShape.All[0]);
        AppContext.SetSwitch(Switches.ManagedKernelsName, false);
        var table = new MarkdownTable("loss and gradients", "kernels to launch", "which");
        Add("sigmoid", "`bce(sigmoid)` + KL", () => Composed.BceOfSigmoid(batch).backward());
        Add("logits", "`bce_with_logits` + KL", () => Composed.BceWithLogits(batch).backward());
        Add("by hand", "libtorch by hand: softplus and dot products", () => Composed.SoftplusAndDot(batch).backward());
        Add("one call", "`NegativeElbo.Bernoulli`", () => NegativeElbo.Bernoulli(batch.Output, batch.Target, batch.Mean, batch.LogVariance).Loss.backward());
        Add(
            "two terms", "`BernoulliLogits` + `ToStandardNormal`, mean",
            () => (NegativeLogLikelihood.BernoulliLogits(batch.Output, batch.Target) + KlDivergence.ToStandardNormal(batch.Mean, batch.LogVariance)).mean().backward());
        AppContext.SetSwitch(Switches.ManagedKernelsName, true);
        findings.Write(findings.Figures.ContainsKey("launches one call") ? table.ToString() : "Not counted: libtorch's observer of operators was not found in this build.");

        void Add(string key, string name, Action step)
        {
            step();
            batch.ClearGradients();
            if (OperatorHook.Record(step) is { } calls)
            {
                string[] kernels = [.. calls.SelectMany(call => call.Kernels)];
                findings.Figures["launches " + key] = kernels.Length;
                table.Add(name, $"{kernels.Length}", string.Join(", ", kernels.CountBy(kernel => kernel).OrderByDescending(kernel => kernel.Value).Select(kernel => $"{kernel.Key} {kernel.Value}")));
            }

            batch.ClearGradients();
        }
    }
}
