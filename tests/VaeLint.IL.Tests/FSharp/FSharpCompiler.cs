using System.Collections.Concurrent;
using System.Diagnostics;

namespace VaeLint.IL.Tests.FSharp;

/// <summary>Compiles the fixtures, or the corpus, with the SDK's own F# compiler, once per option.</summary>
internal static class FSharpCompiler
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Compiled = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Fixtures { get; } = [.. Directory.EnumerateFiles(TestPaths.Fixtures, "*.fs").Order(StringComparer.Ordinal)];

    public static string Core { get; } = Path.Combine(TestPaths.FSharp, "FSharp.Core.dll");

    public static string[] Debug { get; } = ["--optimize-", "--define:DEBUG", "--debug:portable"];

    public static string[] Release { get; } = ["--optimize+", "--debug:portable"];

    /// <summary>The path of the assembly.</summary>
    public static string Compile(params string[] options) => Compile(Fixtures, options);

    public static string Compile(IReadOnlyList<string> files, string[] options, string name = "Fixtures") =>
        Compiled.GetOrAdd(string.Join(' ', [files[0], .. options]), _ => new Lazy<string>(() => Run(files, options, name))).Value;

    private static string Run(IReadOnlyList<string> files, string[] options, string name)
    {
        var folder = Directory.CreateTempSubdirectory("vaelint-fsharp-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var assembly = Path.Combine(folder, name + ".dll");
        var response = Path.Combine(folder, "fsc.rsp");
        File.WriteAllLines(response,
        [
            "--nologo", "--noframework", "--targetprofile:netcore", "--target:library", "--nowarn:57,3370",
            .. TestPaths.References.Append(Core).Select(path => "-r:" + path),
            .. options,
            "-o:" + assembly,
            .. files,
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
