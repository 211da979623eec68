namespace VaeLint.Torch.Tests.Oracle;

/// <summary>One <c>// case NAME: …</c> line of a corpus file.</summary>
public sealed record CorpusLabel(string Name, string Text)
{
    /// <summary>The author could not or need not give weights.</summary>
    public bool HasNoWeights => Reconstructions.Count == 0 && Kls.Count == 0;

    public bool IsNotMeasured => Text.Contains("not measured", StringComparison.Ordinal);

    public required IReadOnlyList<WeightExpression> Reconstructions { get; init; }

    public required IReadOnlyList<WeightExpression> Kls { get; init; }

    public required WeightExpression? Beta { get; init; }
}

/// <summary>Reads the header of a corpus file.</summary>
internal static class CorpusHeader
{
    public static IReadOnlyList<CorpusLabel> Read(string path) =>
        File.ReadLines(path)
            .TakeWhile(line => line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('\uFEFF'))
            .Select(line => line.TrimStart('/', ' ', '\uFEFF'))
            .Where(line => line.StartsWith("case ", StringComparison.Ordinal))
            .Select(Label)
            .ToArray();

    public static CorpusLabel Label(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            throw new FormatException($"no ':' in '{line}'");
        }

        var text = line[(colon + 1)..].Trim();
        var assignments = text.Split(';').Select(Assignment).OfType<(string Key, WeightExpression Weight)>().ToArray();
        return new CorpusLabel(line["case ".Length..colon].Trim(), text)
        {
            Reconstructions = assignments.Where(pair => IsNumbered(pair.Key, 'R')).Select(pair => pair.Weight).ToArray(),
            Kls = assignments.Where(pair => IsNumbered(pair.Key, 'K')).Select(pair => pair.Weight).ToArray(),
            Beta = assignments.Where(pair => pair.Key == "beta").Select(pair => pair.Weight).FirstOrDefault(),
        };
    }

    private static (string Key, WeightExpression Weight)? Assignment(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return null;
        }

        var key = part[..equals].Trim();
        return key == "beta" || IsNumbered(key, 'R') || IsNumbered(key, 'K') ? (key, WeightExpression.Parse(part[(equals + 1)..])) : null;
    }

    private static bool IsNumbered(string key, char letter) => key.Length > 0 && key[0] == letter && key[1..].All(char.IsAsciiDigit);
}
