using VaeLint.Benchmarks.Analyzer;
using VaeLint.Benchmarks.FSharp;
using VaeLint.Benchmarks.Reporting;

// [--output FILE] [--only PART] [PACKAGES VERSION]: the report as a file; one part alone; the folder of the packed package and its version, for the F# task.
if (args is [MemoryCost.PeakArgument, var losses, var vaeLint])
{
    MemoryCost.PrintPeak(losses, vaeLint);
    return;
}

string? output = null;
string? only = null;
var rest = args.AsSpan();
while (rest is ["--output" or "--only", var value, ..])
{
    (output, only) = rest[0] == "--output" ? (value, only) : (output, value);
    rest = rest[2..];
}

var parts = new List<(string Name, Action<Report> Measure)>
{
    ("idle", IdleCost.Measure),
    ("losses", LossCost.Measure),
    ("memory", MemoryCost.Measure),
    ("editor", EditorCost.Measure),
    ("fixes", FixCost.Measure),
};

// The F# task is measured as a user meets it.
if (rest is [var packages, var version])
{
    parts.Add(("fsharp", report => TaskMeasurement.Measure(report, packages, version)));
}

var report = new Report();
foreach (var part in parts.Where(part => only is null || part.Name == only))
{
    part.Measure(report);
}

report.WriteGoals();
if (output is not null)
{
    report.Save(output);
}
