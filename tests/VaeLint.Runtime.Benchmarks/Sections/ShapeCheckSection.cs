using VaeLint.Runtime.Benchmarks.Harness;
using VaeLint.Runtime.Benchmarks.Report;

namespace VaeLint.Runtime.Benchmarks.Sections;

/// <summary>The cost of an assertion about four tensors.</summary>
internal static class ShapeCheckSection
{
    public static void Run(Findings findings, int rounds)
    {
        using var scope = NewDisposeScope();
        var (data, latent) = (zeros(128, 1, 28, 28), zeros(128, 20));
        var timings = Interleaved.Run(
            [
                new("check", "", () => Shapes.Check("x: B C 28 28, xHat: B C 28 28, mu: B L, logVar: B L", data, data, latent, latent)),
                new("same", "", () => Shapes.SameShape(data, data)),
                new("shape", "", () => _ = data.shape),
            ],
            rounds);
        var table = new MarkdownTable("call", "time", "managed bytes");
        table.Add("`Shapes.Check`, four tensors of rank 4, 4, 2 and 2", Figures.Time(timings.Median("check")), Figures.Bytes(timings.BytesPerStep("check")));
        table.Add("`Shapes.SameShape`, rank 4", Figures.Time(timings.Median("same")), Figures.Bytes(timings.BytesPerStep("same")));
        table.Add("for scale: TorchSharp's `tensor.shape`, once", Figures.Time(timings.Median("shape")), Figures.Bytes(timings.BytesPerStep("shape")));
        findings.Write(table.ToString());
        findings.Figures["check ns"] = timings.Median("check") * 1e9;
        findings.Figures["check bytes"] = timings.BytesPerStep("check");
    }
}
