using VaeLint.Core.Rules;

namespace VaeLint.IL.Tests.FSharp;

/// <summary>Losses that call VaeLint.Runtime.FSharp. The library is optimised, as in its package: in Release the compiler copies its small functions into the caller.</summary>
public sealed class RuntimeLibraryTests
{
    private static readonly string[] Losses = [Path.Combine(TestPaths.Fixtures, "Runtime", "Losses.fs")];

    private static readonly Lazy<string[]> Libraries = new(() =>
    {
        var library = FSharpCompiler.Compile(TestPaths.RuntimeFSharpSources, [.. FSharpCompiler.Release, "-r:" + TestPaths.Runtime], "VaeLint.Runtime.FSharp");
        return [TestPaths.Runtime, library];
    });

    [Fact]
    public void Release_findings_are_the_marked_ones() =>
        Assert.Equal(FixtureMarkers.Expected(Losses).Order(StringComparer.Ordinal), FixtureMarkers.Places(Findings(FSharpCompiler.Release)));

    [Fact]
    public void Debug_findings_are_the_marked_ones() =>
        Assert.Equal(FixtureMarkers.Expected(Losses).Order(StringComparer.Ordinal), FixtureMarkers.Places(Findings(FSharpCompiler.Debug)));

    [Fact]
    public void Both_configurations_state_what_the_code_trains_with()
    {
        string[] expected = ["VAE001 D", "VAE001 D", "VAE002 1/L", "VAE002 1/L", "VAE003 1/B", "VAE003 1/B", "VAE003 1/B", "VAE003 1/B", "VAE003 1/B", "VAE003 B"];

        Assert.Equal(expected, Betas(Findings(FSharpCompiler.Release)));
        Assert.Equal(expected, Betas(Findings(FSharpCompiler.Debug)));
    }

    private static IEnumerable<string> Betas(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Properties.ContainsKey(FindingProperties.EffectiveBeta)).Select(finding => $"{finding.RuleId} {finding.Properties[FindingProperties.EffectiveBeta]}").Order(StringComparer.Ordinal);

    private static IReadOnlyList<Finding> Findings(string[] options)
    {
        var assembly = FSharpCompiler.Compile(Losses, [.. options, .. Libraries.Value.Select(path => "-r:" + path)]);
        using var program = IlProgram.Open(assembly, [.. TestPaths.References, FSharpCompiler.Core, .. Libraries.Value], Losses, TestContext.Current.CancellationToken)!;
        var findings = CompiledSource.FindingsOf(program);
        Assert.Equal(0, program.Failures);
        return findings;
    }
}
