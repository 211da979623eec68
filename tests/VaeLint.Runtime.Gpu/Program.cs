using TorchSharp;
using VaeLint.Runtime.Gpu;
using VaeLint.Runtime.Gpu.Measure;

const int Unusable = 2;
const string Measure = "measure";
const int Rounds = 31;

var measures = args.LastOrDefault() == Measure;
var arguments = measures ? args[..^1] : args;
if (arguments.Length is 0 or > 2)
{
    Console.Error.WriteLine($"usage: vaelint-gpu <folder of libtorch> [cuda|cpu] [{Measure}]");
    return Unusable;
}

if (Libtorch.Load(arguments[0]) is { } problem)
{
    Console.Error.WriteLine(problem);
    return Unusable;
}

var device = new Device(arguments.Length > 1 ? arguments[1] : cuda.is_available() ? "cuda" : "cpu");
manual_seed(20240607);
if (measures)
{
    Measurement.Run(device, Rounds);
    return 0;
}

var (checks, failed) = (0, 0);
foreach (var (name, run) in Checks.All(device).Concat(GradientChecks.All(device)))
{
    checks++;
    try
    {
        using var scope = NewDisposeScope();
        run();
    }
    catch (Exception failure)
    {
        failed++;
        Console.WriteLine($"FAILED {name}: {failure.Message}");
    }
}

Console.WriteLine($"{checks} checks on {device.type.ToString().ToLowerInvariant()}, {failed} failed");
return failed == 0 ? 0 : 1;
