using System.Text.RegularExpressions;

namespace VaeLint.Package.Tests.Runtime;

/// <summary>The runtime library itself cannot be built when a loss reads a value: its projects and lists, copied, with a few lines added.</summary>
public sealed partial class BannedApiTests
{
    /// <summary>The comment says what the compiler has to say about the line.</summary>
    private const string Snippet = """
        using TorchSharp;
        using static TorchSharp.torch;

        namespace VaeLint;

        internal static class FOLDERSnippet
        {
            public static object?[] All(Tensor values, Tensor mask) =>
            [
                values.item<double>(), // banned
                values.ToDouble(), // banned
                values.ToSingle(), // banned
                (double)values, // banned
                values.ToScalar(), // banned
                values.cpu(), // banned
                values.bytes.Length, // banned
                values.data<float>(), // banned
                values.nonzero(), // banned
                values.allclose(mask), // banned
                values.masked_select(mask), // banned
                masked_select(values, mask), // banned
                    zeros(2), // banned
                ones(new long[] { 2, 3 }), // banned
                tensor(1.0), // banned
                rand(2), // banned
                randn(2, 3), // banned
                arange(2), // banned
                zeros_like(values),
                values.new_zeros(2),
                values[.., 1],
                values.sum(1L),
            ];
        }
        """;

    [Fact]
    public void What_reads_values_is_an_error_where_losses_are_computed_and_only_there()
    {
        var folder = Directory.CreateTempSubdirectory("vaelint-banned-").FullName;
        try
        {
            CopyRuntime(folder);
            string[] guarded = ["Losses", "Divergences", "Objectives", "Posteriors"];
            foreach (var name in guarded.Append("Shapes"))
            {
                Directory.CreateDirectory(Path.Combine(folder, "runtime", "VaeLint.Runtime", name));
                File.WriteAllText(Path.Combine(folder, "runtime", "VaeLint.Runtime", name, "Snippet.cs"), Snippet.Replace("FOLDER", name, StringComparison.Ordinal));
            }

            var (exitCode, output) = DotnetProcess.Run(
                folder, "build", "runtime/VaeLint.Runtime/VaeLint.Runtime.csproj", "-nologo", "-v", "q", "-tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:GenerateDocumentationFile=false");

            Assert.NotEqual(0, exitCode);
            var lines = Snippet.Split('\n');
            var banned = Enumerable.Range(1, lines.Length).Where(line => lines[line - 1].Contains("// banned", StringComparison.Ordinal));
            Assert.Equal(
                guarded.SelectMany(name => banned.Select(line => $"{name}:{line} RS0030")).Order(StringComparer.Ordinal),
                Error().Matches(output).Select(match => $"{match.Groups[1].Value}:{match.Groups[2].Value} {match.Groups[3].Value}").Distinct().Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void CopyRuntime(string folder)
    {
        var root = BuildFacts.RepositoryRoot;
        var library = Directory.EnumerateFiles(Path.Combine(root, "runtime"), "*", SearchOption.AllDirectories);
        string[] shared = [".editorconfig", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "eng/Version.props"];
        foreach (var file in library.Concat(shared.Select(name => Path.Combine(root, name))))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex(@"(\w+)/Snippet\.cs\((\d+),\d+\): error (\w+):")]
    private static partial Regex Error();
}
