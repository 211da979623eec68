using System.Reflection;
using VaeLint.Corpus;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Runtime.Tests.Probe.Corpus;

/// <summary>A corpus loss that can be run, as its header labels it and as the probe sees it.</summary>
/// <param name="File">Name of the corpus file.</param>
/// <param name="Case">The loss as the oracle runs it.</param>
/// <param name="Label">What the header says.</param>
/// <param name="Markers">The rules that the analyzer reports in the file.</param>
/// <param name="IsComplete">Every loss of the file is measured.</param>
/// <param name="Report">What the probe says.</param>
internal sealed record ProbedCase(string File, CorpusCase Case, CorpusLabel Label, IReadOnlyList<string> Markers, bool IsComplete, LossReport Report);

/// <summary>Runs the probe over the corpus once per process.</summary>
internal static class CorpusProbe
{
    private const string Prefix = "VaeLint.Corpus.";
    private static readonly Lazy<IReadOnlyList<ProbedCase>> Lazily = new(() => [.. Probe().OrderBy(probed => probed.File, StringComparer.Ordinal)]);

    public static string Root { get; } = typeof(CorpusProbe).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static IReadOnlyList<ProbedCase> All => Lazily.Value;

    private static IEnumerable<ProbedCase> Probe()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "tests", "VaeLint.Corpus", "CSharp"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".Run.cs", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);
        foreach (var type in typeof(CorpusCase).Assembly.GetTypes().Where(type => type.Name == "Run" && type.Namespace?.StartsWith(Prefix, StringComparison.Ordinal) == true))
        {
            var file = type.Namespace![Prefix.Length..];
            var labels = CorpusHeader.Read(files[file]);
            var markers = Markers(files[file]);
            var property = type.GetProperty("Cases", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
            foreach (var corpusCase in (CorpusCase[])property.GetValue(null)!)
            {
                yield return new ProbedCase(file, corpusCase, labels.Single(label => label.Name == corpusCase.Name), markers, labels.All(label => label is { IsNotMeasured: false, HasNoWeights: false }), Measure(corpusCase));
            }
        }
    }

    /// <summary>The rules of the analyzer's findings in a file.</summary>
    private static string[] Markers(string path) => [.. File.ReadLines(path)
        .Where(line => line.Contains("//~", StringComparison.Ordinal))
        .SelectMany(line => line[(line.IndexOf("//~", StringComparison.Ordinal) + 3)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Distinct()
        .Order(StringComparer.Ordinal)];

    /// <summary>The likelihoods that the oracle does not measure are those over classes, which are the last axis.</summary>
    private static string EventOf(CorpusCase corpusCase)
    {
        var hasClasses = corpusCase.Likelihood == Likelihood.Unmeasured && (corpusCase.EventRank == 2 || corpusCase.EventShape is { Length: <= 2 });
        var names = hasClasses ? (string[])["T", "V"] : corpusCase.EventRank switch { 1 => ["D"], 2 => ["T", "W"], 3 => ["C", "H", "W"], _ => (string[])["T", "C", "H", "W"] };
        return corpusCase.EventShape is not { } shape ? string.Join(' ', names)
            : hasClasses ? string.Join(' ', shape.Select((size, axis) => axis == shape.Length - 1 ? $"V={size}" : $"{size}"))
            : string.Join(' ', shape);
    }

    private static LossReport Measure(CorpusCase corpusCase)
    {
        var options = new ProbeOptions
        {
            Event = EventOf(corpusCase),
            Latent = corpusCase.LatentShape is { } latent ? string.Join(' ', latent) : string.Join(' ', Enumerable.Range(1, corpusCase.LatentRank).Select(axis => corpusCase.LatentRank == 1 ? "L" : $"L{axis}")),
            BatchSize = corpusCase.Batch,
        };
        return LossProbe.Measure(
            batch => corpusCase.Loss(new ProbeInputs(batch, batch.Shape(ProbeRole.Target)[1..], batch.Shape(ProbeRole.Mean)[1..])),
            options);
    }
}
