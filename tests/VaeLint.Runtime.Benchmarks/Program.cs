using VaeLint.Kernels;
using VaeLint.Runtime.Benchmarks;
using VaeLint.Runtime.Benchmarks.Problems;
using VaeLint.Runtime.Benchmarks.Report;
using VaeLint.Runtime.Benchmarks.Sections;

var options = Options.Read(args);
if (args is [WithoutAvx512.Argument, var file, ..])
{
    WithoutAvx512.RunChild(file, options);
    return;
}

var findings = new Findings();
int[] threadCounts = [.. new[] { 1, 2, Environment.ProcessorCount }.Distinct()];
var lanes = Lanes512.AreAvailable ? "AVX-512" : Lanes256.AreAvailable ? "AVX2" : "no vectors";
findings.Write(
    $"TorchSharp {typeof(TorchSharp.torch).Assembly.GetName().Version?.ToString(3)}, libtorch {__version__}, float32, kernels with {lanes}. Variants of one table take turns in one process; times are medians of {options.Rounds} rounds, "
    + "ratios are medians of the ratios within a round. A step is the value, the gradients, the engine of autograd, and freeing everything. \"Floor\" is the least that memory allows.");
Section("objective", "### Bernoulli decoder and KL", () => ForEach((shape, threads) => ObjectiveSection.Run(findings, shape, threads, options.Rounds)));
Section("avx2", "### The same without AVX-512, in a process of its own", () => WithoutAvx512.Start(findings, options));
Section("gaussian", "### Gaussian decoders", () => Array.ForEach([.. options.Shapes], shape => GaussianSection.Run(findings, shape, threads: 1, options.Rounds)));
Section("training", "### A training step", () => Array.ForEach(threadCounts, threads => TrainingStepSection.Run(findings, threads, 2 * options.Rounds)));
Section("shapes", "### Shape checks", () => ShapeCheckSection.Run(findings, options.Rounds));
Section("accuracy", "### Accuracy", () => AccuracySection.Run(findings));
Section("launches", "### Launches on a device (counted on the CPU, not timed)", () => LaunchSection.Run(findings));
findings.Write("### Goals");
findings.Write(Goal.Table(findings).ToString());
if (options.Output is { } output)
{
    File.WriteAllText(output, findings.Markdown());
}

void Section(string name, string title, Action run)
{
    if (options.Has(name))
    {
        findings.Write(title);
        run();
    }
}

void ForEach(Action<ProblemShape, int> run)
{
    foreach (var shape in options.Shapes)
    {
        Array.ForEach(threadCounts, threads => run(shape, threads));
    }
}
