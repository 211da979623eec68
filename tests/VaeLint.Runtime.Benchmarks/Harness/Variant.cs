namespace VaeLint.Runtime.Benchmarks.Harness;

/// <summary>One way to do the same work. The key names it in ratios, the name in tables.</summary>
internal sealed record Variant(string Key, string Name, Action Step);
