using Microsoft.CodeAnalysis;
using VaeLint.CSharp.Tests.Docs;

namespace VaeLint.CSharp.Tests.Contracts;

/// <summary>Our own losses are right by our own rules, the optional ones included. Only the newest compiler knows the language that they are written in.</summary>
public sealed class OwnSourcesTests
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    [Fact]
    public async Task The_runtime_library_has_no_finding()
    {
        var folder = RepositoryRoot.PathOf("runtime", "VaeLint.Runtime");
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file))).ToList();
        var compilation = Compilations.Create([("ImplicitUsings.cs", ImplicitUsings), .. files]);

        Assert.True(files.Count > 50, $"only {files.Count} files found");
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        var findings = await Analyzed.AsBatch(compilation);
        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }
}
