using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Docs;

/// <summary>A piece of C# in the documentation, compiled against TorchSharp and analysed as a file of its own.</summary>
internal sealed class Snippet
{
    private const string ClassStart = "public static class Losses\n{\n";
    private const string ClassEnd = "\n}\n";

    private readonly CSharpCompilation _compilation;

    private Snippet(CSharpCompilation compilation)
    {
        _compilation = compilation;
    }

    public IReadOnlyList<string> Errors => [.. _compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];

    /// <summary>Members are put into a class; a block of types is a file as it is.</summary>
    public static Snippet Of(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code, Compilations.ParseOptions).GetCompilationUnitRoot();
        var isFile = root.Members.Count > 0 && root.Members.All(member => member is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax);
        return new Snippet(Compilations.OfSource(isFile ? code : ClassStart + code + ClassEnd));
    }

    /// <summary>The members without the class that <see cref="Of"/> put around them.</summary>
    public static string Unwrap(string file) =>
        file.StartsWith(ClassStart, StringComparison.Ordinal) ? file[ClassStart.Length..^ClassEnd.Length] : file;

    public static Snippet OfFile(string path) => new(Compilations.Create(("Usings.cs", Compilations.Usings), (path, File.ReadAllText(path))));

    /// <summary>A project of the workspace with the same files; the last one is the snippet.</summary>
    public Document AddTo(AdhocWorkspace workspace)
    {
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Snippet", "Snippet", LanguageNames.CSharp,
            compilationOptions: _compilation.Options, parseOptions: Compilations.ParseOptions, metadataReferences: _compilation.References));
        var documents = _compilation.SyntaxTrees.Select(tree => workspace.AddDocument(project.Id, tree.FilePath, tree.GetText())).ToList();
        return documents[^1];
    }

    /// <summary>What a user sees who switched on <paramref name="enabled"/> on top of the default rules, in the order of the code.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnostics(string? enabled)
    {
        var options = _compilation.Options;
        if (enabled is not null)
        {
            options = options.WithSpecificDiagnosticOptions(ImmutableDictionary.CreateRange([KeyValuePair.Create(enabled, ReportDiagnostic.Warn)]));
        }

        var analyzed = _compilation.WithOptions(options).WithAnalyzers(PackagedAnalyzers.All);
        var diagnostics = await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }
}
