using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core;
using VaeLint.Core.Losses;
using VaeLint.Core.Rules;
using VaeLint.CSharp;
using VaeLint.CSharp.Hosting;

namespace VaeLint.Torch.Tests.Styles;

/// <summary>The programs as C#: one compilation, run once, analysed once by the analyzers that users install.</summary>
internal sealed class CSharpStyles
{
    private readonly IReadOnlyList<StyleProgram> _programs;
    private readonly CSharpCompilation _compilation;
    private readonly List<string> _broken = [];

    public CSharpStyles(IReadOnlyList<StyleProgram> programs)
    {
        var trees = programs.Select(program => CSharpSyntaxTree.ParseText(program.CSharp, path: program.Name + ".cs"));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "TorchSharp.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        _compilation = CSharpCompilation.Create("Styles", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var errors = _compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(diagnostic => diagnostic.Location.SourceTree);
        _compilation = _compilation.RemoveSyntaxTrees(errors.Select(group => group.Key!));
        _broken.AddRange(errors.Select(group => group.First().ToString()));
        var names = _compilation.SyntaxTrees.Select(tree => Path.GetFileNameWithoutExtension(tree.FilePath)).ToHashSet(StringComparer.Ordinal);
        _programs = [.. programs.Where(program => names.Contains(program.Name))];
    }

    /// <summary>Every program that does not compile or does not weigh what it was constructed to weigh: a mistake of the generator.</summary>
    public IEnumerable<string> Mistakes()
    {
        using var image = new MemoryStream();
        _compilation.Emit(image);
        image.Position = 0;
        var types = StyleEntry.TypesOf(new AssemblyLoadContext("Styles", isCollectible: true).LoadFromStream(image));
        return _broken.Concat(StyleRun.Mistakes(_programs, types, program => program.CSharp));
    }

    public async Task<IReadOnlyList<StyleVerdict>> Verdicts(CancellationToken cancellation)
    {
        var diagnostics = await _compilation.WithAnalyzers([new VaeLossAnalyzer(), new VaeUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        var findings = diagnostics.ToLookup(diagnostic => Path.GetFileNameWithoutExtension(diagnostic.Location.SourceTree?.FilePath ?? ""), Finding, StringComparer.Ordinal);
        var roslyn = new RoslynProgram(_compilation, cancellation);
        var trees = _compilation.SyntaxTrees.ToDictionary(tree => Path.GetFileNameWithoutExtension(tree.FilePath), StringComparer.Ordinal);
        return [.. _programs.Select(program => StyleVerdict.Of(program, [.. findings[program.Name]], () => Objectives(roslyn, trees[program.Name], cancellation)))];
    }

    private static StyleFinding Finding(Diagnostic diagnostic) =>
        new(diagnostic.Id, diagnostic.Properties.GetValueOrDefault(FindingProperties.EffectiveBeta), diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    private List<LossObjective> Objectives(RoslynProgram roslyn, SyntaxTree tree, CancellationToken cancellation)
    {
        var model = _compilation.GetSemanticModel(tree);
        return [.. tree.GetRoot(cancellation).DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(method => roslyn.GetBody(roslyn.GetMethod(model.GetDeclaredSymbol(method, cancellation)!)))
            .OfType<Core.Ir.IrBody>()
            .SelectMany(body => RawAnalysis.Of(roslyn, body, cancellation).Objectives)];
    }
}
