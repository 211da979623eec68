using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core;
using VaeLint.Core.Ir;
using VaeLint.Core.Rules;

namespace VaeLint.IL.Tests;

/// <summary>C# sources compiled in memory.</summary>
internal sealed class CompiledSource(byte[] assembly, byte[]? symbols)
{
    public const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using TorchSharp;
        global using TorchSharp.Modules;
        global using static TorchSharp.torch;
        global using static TorchSharp.torch.nn;
        global using F = TorchSharp.torch.nn.functional;
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> References =
        new(() => [.. TestPaths.References.Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))]);

    public byte[] Assembly { get; } = assembly;

    public byte[]? Symbols { get; } = symbols;

    public static CSharpCompilation Compilation(OptimizationLevel level, params (string Path, string Source)[] files)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(
            SourceText.From(file.Source, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Preview), file.Path));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: level, deterministic: true);
        return CSharpCompilation.Create("Tested", trees, References.Value, options);
    }

    public static CompiledSource Emit(CSharpCompilation compilation, EmitOptions? options = null, IEnumerable<EmbeddedText>? texts = null)
    {
        var assembly = new MemoryStream();
        var symbols = new MemoryStream();
        options ??= new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        var isSeparate = options.DebugInformationFormat == DebugInformationFormat.PortablePdb;
        var result = compilation.Emit(assembly, isSeparate ? symbols : null, options: options, embeddedTexts: texts);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        return new CompiledSource(assembly.ToArray(), isSeparate ? symbols.ToArray() : null);
    }

    /// <summary>A static class Loss with the given members.</summary>
    public static CompiledSource OfMembers(string members, OptimizationLevel level = OptimizationLevel.Release) => OfSource($$"""
        public static class Loss
        {
            {{members}}
        }
        """, level);

    public static CompiledSource OfSource(string source, OptimizationLevel level = OptimizationLevel.Release) =>
        Emit(Compilation(level, ("Usings.cs", Usings), ("Test.cs", source)));

    public IlProgram Open(IReadOnlyList<string>? sources = null) => new(
        new MemoryStream(Assembly), Symbols is null ? null : new MemoryStream(Symbols), "Tested.dll", TestPaths.References, sources ?? [], TestContext.Current.CancellationToken);

    public IReadOnlyList<Finding> Findings(IReadOnlyList<string>? sources = null)
    {
        using var program = Open(sources);
        return FindingsOf(program);
    }

    public static IReadOnlyList<Finding> FindingsOf(IlProgram program)
    {
        var analysis = new LossAnalysis(program);
        var cancellation = TestContext.Current.CancellationToken;
        return [.. program.Roots(analysis, cancellation).SelectMany(root => analysis.Analyze(root, cancellation)).Where(finding => finding.Rule.IsEnabledByDefault)];
    }

    /// <summary>The IR of a method without the names of the framework's and TorchSharp's namespaces.</summary>
    public string Text(string method)
    {
        using var program = Open();
        return string.Join("\n", Bodies(Body(program, method)).Select(Text));
    }

    public static IrBody Body(IlProgram program, string method) =>
        program.GetBody(program.Methods().Single(m => m.FullName == method)) ?? throw new InvalidOperationException($"{method} has no body");

    public static IEnumerable<IrInstruction> Instructions(IrBody body) => body.Blocks.SelectMany(block => block.Instructions);

    private static IEnumerable<IrBody> Bodies(IrBody body) => Instructions(body).OfType<IrMakeClosure>().SelectMany(closure => Bodies(closure.Body)).Prepend(body);

    private static string Text(IrBody body) => IrPrinter.Print(body)
        .Replace("TorchSharp.torch.", "", StringComparison.Ordinal)
        .Replace("System.", "", StringComparison.Ordinal)
        .ReplaceLineEndings("\n")
        .TrimEnd();
}
