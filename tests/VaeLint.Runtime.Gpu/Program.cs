using TorchSharp;
using VaeLint.Runtime.Gpu;
using static TorchSharp.torch;

const int Unusable = 2;

if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("usage: vaelint-gpu <folder of libtorch> [cuda|cpu]");
    return Unusable;
}

if (Libtorch.Load(args[0]) is { } problem)
{
    Console.Error.WriteLine(problem);
    return Unusable;
}

var device = new Device(args.Length > 1 ? args[1] : cuda.is_available() ? "cuda" : "cpu");
manual_seed(20240607);
var (checks, failed) = (0, 0);
foreach (var (name, run) in Checks.All(device))
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
