using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace VaeLint.CSharp.Tests.Verifiers;

/// <summary>Marked files are checked without the testing library, which compiles anew every time.</summary>
internal static class RuleVerifier
{
    private const string GeneratedExtension = ".g.cs";

    public static Task Verify(params (string Path, string Marked)[] files) => VerifyWith(null, files);

    public static Task VerifyProgram(string? enabled, string marked) => VerifyWith(enabled, ("Program.cs", marked));

    public static Task VerifyWith(string? enabled, params (string Path, string Marked)[] files)
    {
        var expected = new List<string>();
        var sources = new List<(string Path, string Source)>();
        foreach (var (path, marked) in files)
        {
            TestFileMarkupParser.GetSpans(marked, out var source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
            sources.Add((path, source));
            expected.AddRange(spans.SelectMany(s => s.Value.Select(span => $"{path} {s.Key} {span}")));
        }

        var actual = AnalyzedSource.Of(sources, enabled is null ? [] : [enabled]).Findings
            .Where(finding => finding.Id == enabled || finding.Descriptor.IsEnabledByDefault)
            .Where(finding => !finding.Location.SourceTree!.FilePath.EndsWith(GeneratedExtension, StringComparison.Ordinal))
            .Select(finding => $"{finding.Location.SourceTree!.FilePath} {finding.Id} {finding.Location.SourceSpan}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        return Task.CompletedTask;
    }
}
