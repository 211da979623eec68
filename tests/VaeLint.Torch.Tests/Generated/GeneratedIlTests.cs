using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core;
using VaeLint.Core.Ir;
using VaeLint.Core.Rules;
using VaeLint.CSharp;
using VaeLint.IL;
using VaeLint.Torch.Tests.Infrastructure;

namespace VaeLint.Torch.Tests.Generated;

/// <summary>Every generated program gets the same findings from its source and from its IL: rules, words and effective betas.</summary>
public sealed class GeneratedIlTests : TorchTest
{
    private static readonly Lazy<Dictionary<string, string>> Source = new(AnalyzeSource);

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void Findings_of_source_and_IL_agree(OptimizationLevel level)
    {
        var library = ProgramLibrary.Instance.Value;
        var source = Source.Value;
        using var il = Compiled(library.Compilation.WithOptions(library.Compilation.Options.WithOptimizationLevel(level)));
        var fromIl = new LossAnalysis(il);
        var compiled = il.Methods().Where(method => source.ContainsKey(method.Name)).ToDictionary(method => method.Name, method => Text(fromIl, method), StringComparer.Ordinal);

        var different = library.Programs
            .Where(program => source[program.Name] != compiled[program.Name])
            .Select(program => $"source: {source[program.Name]}\nIL: {compiled[program.Name]}\n{program.Source}")
            .ToList();

        Assert.True(different.Count == 0, $"{different.Count} programs differ:\n{string.Join('\n', different.Take(10))}");
        Assert.Equal(0, il.Failures);
        Assert.InRange(source.Values.Count(text => text.Length > 0), 1000, 1900);
    }

    private static Dictionary<string, string> AnalyzeSource()
    {
        var compilation = ProgramLibrary.Instance.Value.Compilation;
        var roslyn = new RoslynProgram(compilation, TestContext.Current.CancellationToken);
        var analysis = new LossAnalysis(roslyn);
        return compilation.GetSymbolsWithName(name => name.StartsWith('P'), SymbolFilter.Member)
            .OfType<IMethodSymbol>()
            .ToDictionary(method => method.Name, method => Text(analysis, roslyn.GetMethod(method)), StringComparer.Ordinal);
    }

    private static string Text(LossAnalysis analysis, MethodRef method) => string.Join(
        "; ",
        analysis.Analyze(method, TestContext.Current.CancellationToken).Select(finding => $"{finding.RuleId} {finding.Properties.GetValueOrDefault(FindingProperties.EffectiveBeta)}").Order(StringComparer.Ordinal));

    private static IlProgram Compiled(Compilation compilation)
    {
        var assembly = new MemoryStream();
        var symbols = new MemoryStream();
        var texts = compilation.SyntaxTrees.Select(tree => tree.WithChangedText(SourceText.From(tree.ToString(), System.Text.Encoding.UTF8)));
        var emitted = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(texts)
            .Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(5)));
        assembly.Position = 0;
        symbols.Position = 0;
        var framework = Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System*.dll");
        return new IlProgram(assembly, symbols, "GeneratedPrograms.dll", [.. framework, typeof(TorchSharp.torch).Assembly.Location], [], TestContext.Current.CancellationToken);
    }
}
