using System.Globalization;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests.FSharp;

/// <summary>What the header of an F# corpus file says: its cases, and what the oracle has to know to run them.</summary>
internal sealed class FSharpHeader
{
    private readonly Dictionary<string, string> _lines;

    private FSharpHeader(IReadOnlyList<CorpusLabel> labels, Dictionary<string, string> lines)
    {
        Labels = labels;
        _lines = lines;
    }

    public IReadOnlyList<CorpusLabel> Labels { get; }

    public long[]? EventShape => Axes("event");

    public long[]? LatentShape => Axes("latent");

    public int EventRank => EventShape?.Length ?? (_lines.TryGetValue("rank", out var rank) ? int.Parse(rank, CultureInfo.InvariantCulture) : 1);

    public double Tolerance => _lines.TryGetValue("tolerance", out var tolerance) ? double.Parse(tolerance, CultureInfo.InvariantCulture) : 1e-6;

    /// <summary>The batch size that the code insists on; 0 for any.</summary>
    public long Batch(string name) => Line("batch", name) is { } batch ? long.Parse(batch, CultureInfo.InvariantCulture) : 0;

    /// <summary>The weights are relative to ½(x̂ − x)², as of a Gaussian of unit variance, not to the squared error.</summary>
    public bool IsHalved(string name) => Line("likelihood", name) == "half squared error";

    /// <summary>Names of the arguments where the compiled code has none: <c>// roles: y x mu lv</c>.</summary>
    public IReadOnlyList<string> Roles => _lines.TryGetValue("roles", out var roles) ? roles.Split(' ') : [];

    /// <summary>What D1, D2 and so on are where the code permutes: <c>// axes: H W C</c>.</summary>
    public string NamedAxis(string symbol) =>
        _lines.TryGetValue("axes", out var axes) && symbol is ['D', var digit] && char.IsAsciiDigit(digit) && axes.Split(' ').ElementAtOrDefault(digit - '1') is { } name ? name : symbol;

    public static FSharpHeader Read(string path)
    {
        var lines = File.ReadLines(path)
            .TakeWhile(line => line.StartsWith("// ", StringComparison.Ordinal))
            .Select(line => line[3..].Split(':', 2))
            .Where(parts => parts.Length == 2 && !parts[0].StartsWith("case ", StringComparison.Ordinal))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.Ordinal);
        return new FSharpHeader(CorpusHeader.Read(path), lines);
    }

    /// <summary>What is said of this case, or else of the file.</summary>
    private string? Line(string key, string name) => _lines.GetValueOrDefault($"{key} {name}") ?? _lines.GetValueOrDefault(key);

    private long[]? Axes(string key) =>
        _lines.TryGetValue(key, out var axes) ? [.. axes.Split(' ').Select(axis => long.Parse(axis, CultureInfo.InvariantCulture))] : null;
}
