using System.Globalization;
using VaeLint.Benchmarks;

// Three kinds of project, each analysed alternately by VaeLint and by an analyzer that does nothing with the same operations.
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
Console.WriteLine("| project | empty analyzer | VaeLint | difference | per loss method |");
Console.WriteLine("|---|---|---|---|---|");
foreach (var scenario in scenarios)
{
    var (empty, vaeLint) = Measurement.Run(scenario, Rounds);
    var difference = vaeLint - empty;
    var each = scenario.LossMethods == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{difference.TotalMilliseconds / scenario.LossMethods:F2} ms");
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {scenario.Name} | {empty.TotalMilliseconds:F0} ms | {vaeLint.TotalMilliseconds:F0} ms | {difference.TotalMilliseconds:F0} ms | {each} |"));
}
