using System.Globalization;

namespace VaeLint.Package.Tests.Consumers;

/// <summary>The samples of the repository, linted as a user's project: each mistake shows its rule, each right file and each twin is silent.</summary>
public sealed class SampleTests(PackedPackage package)
{
    private const string SummedOverBatch = "VAE011";

    private static readonly string Samples = Path.Combine(BuildFacts.RepositoryRoot, "samples");

    [Fact]
    public void Every_mistake_shows_its_own_rule_and_right_code_none()
    {
        using var consumer = Copy();
        var build = consumer.Build("Samples", "-p:VaeLintAnalysisMode=All");
        Assert.True(build.Succeeded, build.Output);

        var mistakes = Mistakes();
        Assert.Equal([], mistakes.Where(file => !build.Findings.Any(finding => finding.File == file && finding.Id == Path.GetFileNameWithoutExtension(file))));

        // Summed over the batch on purpose, which only mode All mentions.
        Assert.Equal(
            ["warning VAE011 PyTorchVae.cs:" + LineOf("CSharp/PyTorchVae.cs", "functional.binary_cross_entropy")],
            build.Summary.Where(line => !mistakes.Any(file => line.Contains(" " + file + ":", StringComparison.Ordinal))));
    }

    [Fact]
    public void Dotnet_format_repairs_every_mistake()
    {
        using var consumer = Copy();
        var before = consumer.Build("Samples", "-p:VaeLintAnalysisMode=Recommended");
        Assert.True(before.Succeeded, before.Output);
        Assert.Equal(39.2, Betas(consumer)["Mistakes/CSharp/VAE001.cs"], 3);
        Assert.Equal(Mistakes().Where(file => !file.StartsWith(SummedOverBatch, StringComparison.Ordinal)), before.Findings.Select(finding => finding.File).Distinct());

        var (exitCode, output) = consumer.Dotnet(
            "Samples", "format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", "VAE001", "VAE002", "VAE003", "VAE004", "VAE005", "VAE010", "VAE012", "VAE101", "VAE102", "VAE103", "VAE104", "VAE201", "VAE202", "VAE203", "VAE301", "VAE302", "VAE401", "VAE403", "VAE404", "VAE405");
        Assert.True(exitCode == 0, output);

        var after = consumer.Build("Samples", "--no-restore", "-p:VaeLintAnalysisMode=Recommended");
        Assert.True(after.Succeeded, after.Output);
        Assert.Equal(RulesWithoutFix(), after.Findings.Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal));

        foreach (var (sample, beta) in Betas(consumer))
        {
            // The beta-VAE keeps its training: its weight is written as the beta it is.
            Assert.Equal((sample, sample.Contains("VAE010", StringComparison.Ordinal) ? 3.072 : 1.0), (sample, beta));
        }
    }

    [Fact]
    public void Every_mistake_has_a_twin()
    {
        Assert.NotEmpty(Mistakes());
        Assert.All(Mistakes(), file => Assert.True(File.Exists(Path.Combine(Samples, "Mistakes", "CSharp", Path.ChangeExtension(file, ".Repaired.cs"))), file));
    }

    private static List<string> Mistakes() =>
        [.. Directory.EnumerateFiles(Path.Combine(Samples, "Mistakes", "CSharp"), "*.cs")
            .Select(file => Path.GetFileName(file))
            .Where(file => !file.Contains(".Repaired.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>Those that the index of the pages promises no fix for, of the rules that the samples show as warnings.</summary>
    private static List<string> RulesWithoutFix() =>
        [.. File.ReadLines(Path.Combine(BuildFacts.RepositoryRoot, "docs", "rules", "README.md"))
            .Where(line => line.StartsWith("| [VAE", StringComparison.Ordinal) && line.EndsWith("| none |", StringComparison.Ordinal) && !line.Contains("| off |", StringComparison.Ordinal))
            .Select(line => line[3..9])
            .Where(id => File.Exists(Path.Combine(Samples, "Mistakes", "CSharp", id + ".cs")))];

    private static int LineOf(string sample, string text) =>
        File.ReadAllLines(Path.Combine(Samples, sample)).ToList().FindIndex(line => line.Contains(text, StringComparison.Ordinal)) + 1;

    /// <summary>What the samples measure about themselves on libtorch: the effective beta of each loss.</summary>
    private static Dictionary<string, double> Betas(Consumer consumer)
    {
        var program = Directory.EnumerateFiles(Path.Combine(consumer.Folder, "Samples", "bin"), "Samples.dll", SearchOption.AllDirectories).Single();
        var (exitCode, output) = consumer.Dotnet("Samples", "exec", program);
        Assert.True(exitCode == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('\t'))
            .ToDictionary(columns => columns[0], columns => double.Parse(columns[1], CultureInfo.InvariantCulture));
    }

    private Consumer Copy()
    {
        var consumer = new Consumer(package).Project(
            "Samples",
            properties: """
                <OutputType>Exe</OutputType>
                <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
                """,
            items: """<PackageReference Include="TorchSharp-cpu" Version="0.107.0" />""");
        foreach (var file in Directory.EnumerateFiles(Samples, "*.cs", SearchOption.AllDirectories))
        {
            consumer.File(Path.Combine("Samples", Path.GetRelativePath(Samples, file)), File.ReadAllText(file));
        }

        return consumer;
    }
}
