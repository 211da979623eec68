using VaeLint.Core.Rules;

namespace VaeLint.IL.Tests.FSharp;

/// <summary>F# as people write it, compiled in both configurations and with every kind of symbols.</summary>
public sealed class FSharpTests
{
    // The debug build keeps these functions apart, each with a point of its own: the line of the function or match is reported.
    private static readonly Dictionary<(string File, int Line), int> MovedInDebug = new()
    {
        [("Functions.fs", 32)] = 31,
        [("Sequences.fs", 62)] = 52,
        [("Types.fs", 67)] = 66,
    };

    private static IEnumerable<string> Expected => FixtureMarkers.Expected(FSharpCompiler.Fixtures);

    [Fact]
    public void Release_findings_are_the_marked_ones() => Assert.Equal(Expected.Order(StringComparer.Ordinal), FixtureMarkers.Places(Findings(FSharpCompiler.Release)));

    [Fact]
    public void Debug_findings_are_the_marked_ones()
    {
        var expected = Expected.Select(place =>
        {
            var parts = place.Split('@', ':');
            return MovedInDebug.TryGetValue((parts[1], int.Parse(parts[2])), out var line) ? FixtureMarkers.Place(parts[1], line, parts[0]) : place;
        });

        Assert.Equal(expected.Order(StringComparer.Ordinal), FixtureMarkers.Places(Findings(FSharpCompiler.Debug)));
    }

    [Fact]
    public void Debug_and_release_state_the_same_betas() => Assert.Equal(Betas(Findings(FSharpCompiler.Release)), Betas(Findings(FSharpCompiler.Debug)));

    [Fact]
    public void Embedded_symbols_serve_like_a_file() => Assert.Equal(FixtureMarkers.Places(Findings(FSharpCompiler.Release)), FixtureMarkers.Places(Findings("--optimize+", "--debug:embedded")));

    [Fact]
    public void Without_symbols_findings_name_the_assembly()
    {
        var findings = Findings("--optimize+", "--debug-");

        Assert.Equal(Betas(Findings(FSharpCompiler.Release)), Betas(findings));
        Assert.All(findings, finding => Assert.Equal("Fixtures.dll(1,1)", finding.Primary.ToString()));
    }

    [Fact]
    public void Mapped_paths_are_found_by_their_ending()
    {
        var mapped = Findings("--optimize+", "--debug:portable", "--pathmap:" + TestPaths.Fixtures.TrimEnd('/') + "=/_/src");

        Assert.Equal(FixtureMarkers.Places(Findings(FSharpCompiler.Release)), FixtureMarkers.Places(mapped));
        Assert.All(mapped, finding => Assert.Contains(finding.Primary.File, FSharpCompiler.Fixtures));
    }

    private static IReadOnlyList<Finding> Findings(params string[] options)
    {
        using var program = IlProgram.Open(FSharpCompiler.Compile(options), [.. TestPaths.References, FSharpCompiler.Core], FSharpCompiler.Fixtures, TestContext.Current.CancellationToken)!;
        var findings = CompiledSource.FindingsOf(program);
        Assert.Equal(0, program.Failures);
        return findings;
    }

    private static IEnumerable<string> Betas(IEnumerable<Finding> findings) =>
        findings.Select(finding => $"{finding.RuleId} {finding.Properties[FindingProperties.EffectiveBeta]}").Order(StringComparer.Ordinal);
}
