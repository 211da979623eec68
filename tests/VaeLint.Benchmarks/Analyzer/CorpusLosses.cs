using System.Globalization;
using System.Reflection;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>
/// Loss methods as people write them: the files of the corpus, as often as it takes, each copy in a namespace of its own. Their headers say how many losses they hold.
/// </summary>
internal static class CorpusLosses
{
    private const string Case = "// case ";
    private const string Root = "namespace VaeLint.Corpus.";

    private static readonly Lazy<IReadOnlyList<Example>> Examples = new(Read);

    /// <summary>At least so many loss methods: whole copies of the corpus, and files from all over it for the rest.</summary>
    public static (IReadOnlyList<string> Sources, int Losses) Take(int losses)
    {
        var sources = new List<string>();
        var taken = 0;
        for (var copy = 0; taken < losses; copy++)
        {
            // The files of an incomplete copy are as far apart as possible, so that every size has the same mixture.
            var missing = losses - taken;
            var all = Examples.Value.Sum(example => example.Losses);
            var step = missing >= all ? 1.0 : (double)all / missing;
            for (var at = 0.0; at < Examples.Value.Count && taken < losses; at += step)
            {
                var example = Examples.Value[(int)at];
                var root = string.Create(CultureInfo.InvariantCulture, $"namespace Generated.Copy{copy}.");
                sources.AddRange(example.Texts.Select(text => text.Replace(Root, root, StringComparison.Ordinal)));
                taken += example.Losses;
            }
        }

        return (sources, taken);
    }

    private static List<Example> Read()
    {
        var folder = typeof(CorpusLosses).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "CorpusDirectory").Value!;
        return [.. Directory.EnumerateFiles(Path.Combine(folder, "CSharp"), "*.cs")
            .Where(path => !path.EndsWith(".Run.cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .GroupBy(text => text.Split('\n').First(line => line.StartsWith(Root, StringComparison.Ordinal)))
            .Select(group => new Example([.. group], group.Sum(text => text.Split('\n').Count(line => line.StartsWith(Case, StringComparison.Ordinal)))))];
    }

    /// <summary>The files of one namespace; nearly always one.</summary>
    private sealed record Example(IReadOnlyList<string> Texts, int Losses);
}
