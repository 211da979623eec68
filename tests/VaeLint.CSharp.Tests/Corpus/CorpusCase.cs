namespace VaeLint.CSharp.Tests.Corpus;

/// <summary>A line "// case Loss: R = 1/(B*D); K = 1/B; beta = D" of a header.</summary>
internal sealed record CorpusCase(string Name, RelationExpression? Beta)
{
    public static CorpusCase Read(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var beta = line[(colon + 1)..].Split(';').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("beta =", StringComparison.Ordinal));
        return new CorpusCase(line["// case ".Length..colon].Trim(), beta is null ? null : RelationExpression.Parse(beta["beta =".Length..]));
    }
}
