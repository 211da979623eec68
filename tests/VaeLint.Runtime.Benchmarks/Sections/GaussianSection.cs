using VaeLint.Kernels;
using VaeLint.Runtime.Benchmarks.Harness;
using VaeLint.Runtime.Benchmarks.Problems;
using VaeLint.Runtime.Benchmarks.Report;

namespace VaeLint.Runtime.Benchmarks.Sections;

/// <summary>The two Gaussian likelihoods: alone, in an objective, and without libtorch around them.</summary>
internal static class GaussianSection
{
    public static void Run(Findings findings, ProblemShape shape, int threads, int rounds)
    {
        set_num_threads(threads);
        using var scope = NewDisposeScope();
        var batch = new VaeBatch(shape);
        var buffers = new WarmBuffers(batch);
        var name = $"{shape.Name} {threads}T ";
        var table = new MarkdownTable("loss and gradients", "libtorch", "VaeLint", "ratio");
        Add("fixed σ / mse_loss", "`mse_loss`, against `Gaussian`, mean", Composed.MeanSquaredError, batch => NegativeLogLikelihood.Gaussian(batch.Output, batch.Target).mean());
        AddObjective(
            "fixed σ objective / mse_loss", "`mse_loss` + KL, against `NegativeElbo.Gaussian`", batch => Composed.MeanSquaredError(batch) + Composed.Kl(batch),
            batch => NegativeElbo.Gaussian(batch.Output, batch.Target, 1, batch.Mean, batch.LogVariance));
        AddKernel("fixed σ kernel / mse_loss", "`mse_loss`, against the kernel alone", Composed.MeanSquaredError, buffers.Run<GaussianKernel>);
        Add(
            "log-variance / composed", "composed NLL with log-variance, against `GaussianLogVariance`, mean", Composed.GaussianLogVariance,
            batch => NegativeLogLikelihood.GaussianLogVariance(batch.Output, batch.OutputLogVariance, batch.Target).mean());
        AddObjective(
            "log-variance objective / composed", "composed NLL + KL, against `NegativeElbo.GaussianLogVariance`", batch => Composed.GaussianLogVariance(batch) + Composed.Kl(batch),
            batch => NegativeElbo.GaussianLogVariance(batch.Output, batch.OutputLogVariance, batch.Target, batch.Mean, batch.LogVariance));
        AddKernel("log-variance kernel / composed", "composed NLL, against the kernel alone", Composed.GaussianLogVariance, buffers.RunWithLogVariance<GaussianLogVarianceKernel>);
        findings.Write($"**{shape}, {ObjectiveSection.Threads(threads)}**\n\n{table}");

        void Add(string figure, string text, Func<VaeBatch, Tensor> libtorch, Func<VaeBatch, Tensor> ours) =>
            Compare(figure, text, Steps.Scoped("libtorch", "", batch, libtorch), Steps.Scoped("ours", "", batch, ours));

        void AddObjective(string figure, string text, Func<VaeBatch, Tensor> libtorch, Func<VaeBatch, NegativeElbo> ours) =>
            Compare(figure, text, Steps.Scoped("libtorch", "", batch, libtorch), Steps.OneCall("ours", "", batch, ours));

        void AddKernel(string figure, string text, Func<VaeBatch, Tensor> libtorch, Action kernel) =>
            Compare(figure, text, Steps.Scoped("libtorch", "", batch, libtorch), new("ours", "", kernel));

        void Compare(string figure, string text, Variant libtorch, Variant ours)
        {
            var timings = Interleaved.Run([libtorch, ours], rounds);
            var ratio = timings.Ratio("libtorch", "ours");
            findings.Figures[name + figure] = ratio;
            table.Add(text, Figures.Time(timings.Median("libtorch")), Figures.Time(timings.Median("ours")), Figures.Ratio(ratio));
        }
    }
}
