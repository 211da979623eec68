using System.Collections.Concurrent;
using System.Diagnostics;

namespace VaeLint.IL.Tests.FSharp;

/// <summary>Compiles the fixtures with the SDK's own F# compiler, once per option.</summary>
internal static class FSharpCompiler
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Compiled = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Fixtures { get; } = [.. Directory.EnumerateFiles(TestPaths.Fixtures, "*.fs").Order(StringComparer.Ordinal)];

    public static string Core { get; } = Path.Combine(TestPaths.FSharp, "FSharp.Core.dll");

    /// <summary>The path of the assembly.</summary>
    public static string Compile(params string[] options) => Compiled.GetOrAdd(string.Join(' ', options), _ => new Lazy<string>(() => Run(options))).Value;

    private static string Run(string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("vaelint-fsharp-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var assembly = Path.Combine(folder, "Fixtures.dll");
        var response = Path.Combine(folder, "fsc.rsp");
        File.WriteAllLines(response,
        [
            "--nologo", "--noframework", "--targetprofile:netcore", "--target:library", "--nowarn:57,3370",
            .. TestPaths.References.Append(Core).Select(path => "-r:" + path),
            .. options,
            "-o:" + assembly,
            .. Fixtures,
        ]);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(TestPaths.FSharp, "fsc.dll"), "@" + response]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return assembly;
    }
}
