namespace VaeLint.Benchmarks;

/// <summary>A generated project; every loss method in it must yield a finding, or the measurement measures nothing.</summary>
internal sealed record Scenario(string Name, IReadOnlyList<string> Sources, bool TorchSharp, int LossMethods);
