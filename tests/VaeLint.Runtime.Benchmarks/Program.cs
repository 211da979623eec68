using VaeLint.Runtime.Benchmarks;
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
if (options.Has("objective"))
{
    foreach (var shape in options.Shapes)
    {
        foreach (var threads in threadCounts)
        {
            ObjectiveSection.Run(findings, shape, threads, options.Rounds);
        }
    }
}

if (options.Has("avx2"))
{
    WithoutAvx512.Start(findings, options);
}

if (options.Has("gaussian"))
{
    foreach (var shape in options.Shapes)
    {
        foreach (var threads in threadCounts)
        {
            GaussianSection.Run(findings, shape, threads, options.Rounds);
        }
    }
}

if (options.Output is { } output)
{
    File.WriteAllText(output, findings.Markdown());
}
