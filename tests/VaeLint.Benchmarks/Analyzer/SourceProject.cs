using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace VaeLint.Benchmarks.Analyzer;

/// <summary>The sources of a project; every run parses them anew, so that nothing is kept from one to the next.</summary>
internal sealed class SourceProject
{
    public const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    public static readonly CSharpCompilationOptions CompilationOptions = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    private readonly IReadOnlyList<string> _sources;

    public SourceProject(IReadOnlyList<string> sources, bool torchSharp)
    {
        _sources = [.. sources, Usings];
        References = ReferencesOf(torchSharp);
        if (Parsed().GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException("generated code does not compile: " + error);
        }
    }

    public int Files => _sources.Count - 1;

    public IReadOnlyList<string> Sources => _sources;

    public ImmutableArray<MetadataReference> References { get; }

    public Compilation Parsed()
    {
        var trees = _sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{index}.cs"));
        return CSharpCompilation.Create("Generated", trees, References, CompilationOptions);
    }

    /// <summary>Analyses everything once, as a build does; parsing and the declarations are not counted.</summary>
    public (TimeSpan Time, int Findings) Analyze(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = Parsed();
        compilation.GetDeclarationDiagnostics();
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var findings = compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return (clock.Elapsed, findings.Length);
    }

    private static ImmutableArray<MetadataReference> ReferencesOf(bool torchSharp)
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. trusted
            .Where(path => path.StartsWith(framework, StringComparison.Ordinal) || (torchSharp && Path.GetFileName(path) is "TorchSharp.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
