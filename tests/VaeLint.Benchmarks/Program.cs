using System.Globalization;
using VaeLint.Benchmarks;
using VaeLint.Benchmarks.FSharp;

// Three kinds of project, each analysed in turn by VaeLint and by two analyzers that do nothing.
const int Files = 200;
const int Rounds = 9;
Scenario[] scenarios =
[
    new("no TorchSharp reference", GeneratedCode.WithoutTorch(Files), TorchSharp: false, LossMethods: 0),
    new("TorchSharp, no loss", GeneratedCode.Layers(Files), TorchSharp: true, LossMethods: 0),
    new("one wrong loss per file", GeneratedCode.Losses(Files), TorchSharp: true, LossMethods: Files),
];

Console.WriteLine($"{Files} files, median of {Rounds} interleaved rounds, {Environment.ProcessorCount} cores");
Console.WriteLine();
Console.WriteLine("| project | nothing registered | code bound, nothing done | VaeLint | VaeLint per loss method, without binding |");
Console.WriteLine("|---|---|---|---|---|");
foreach (var scenario in scenarios)
{
    var times = Measurement.Run(scenario, Rounds);
    var each = scenario.LossMethods == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{(times.VaeLint - times.Binding).TotalMilliseconds / scenario.LossMethods:F2} ms");
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {scenario.Name} | {times.Idle.TotalMilliseconds:F1} ms | {times.Binding.TotalMilliseconds:F1} ms | {times.VaeLint.TotalMilliseconds:F1} ms | {each} |"));
}

// The F# task is measured as a user meets it: the folder of the packed package and its version are the arguments.
if (args is [var packages, var version])
{
    Console.WriteLine();
    TaskMeasurement.Print(packages, version);
}
