using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core;
using VaeLint.CSharp;
using VaeLint.CSharp.CodeFixes;
using VaeLint.Torch.Tests.Generated;
using VaeLint.Torch.Tests.Infrastructure;
using VaeLint.Torch.Tests.Oracle;

namespace VaeLint.Torch.Tests.Fixes;

/// <summary>Every sixth generated program that is reported: repaired, compiled and run, its effective β is the number that stands in it.</summary>
public sealed class GeneratedFixTests : TorchTest
{
    private const int Stride = 6;

    [Fact]
    public void A_repaired_program_measures_the_factor_that_is_written()
    {
        var library = ProgramLibrary.Instance.Value;
        var methods = library.Compilation.SyntaxTrees.SelectMany(t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()).ToDictionary(m => m.Identifier.ValueText, StringComparer.Ordinal);
        var programs = library.Programs.Where((program, index) => index % Stride == 0 && program.ReconstructionAsVectors is null && !program.EffectiveBeta.IsFreeOfSizes).ToList();
        var roslyn = new RoslynProgram(library.Compilation, TestContext.Current.CancellationToken);
        var analysis = new LossAnalysis(roslyn);
        var repaired = programs.Select(p => (Program: p, Method: Repaired(roslyn, analysis, methods[p.Name]))).Where(p => p.Method is not null).ToList();

        var assembly = Load(library.Compilation, methods, repaired.ToDictionary(p => p.Program.Name, p => p.Method!, StringComparer.Ordinal));
        var problems = new List<string>();
        foreach (var (program, method) in repaired)
        {
            foreach (var measured in ProgramLibrary.SizesOf(program).Select(at => LossMeasurement.At(ProgramLibrary.Case(program, assembly[program.Name]), at, isDeterministic: true)))
            {
                var (ratio, expected) = (measured.KlMean.Weight / measured.Reconstruction.Weight, program.EffectiveBeta.Number);
                if (!(Math.Abs(ratio - expected) <= 1e-6 * expected))
                {
                    problems.Add($"K/R is {ratio:R}, expected {expected:R} at {measured.Sizes}:{Environment.NewLine}{program.Source}{Environment.NewLine}->{method}");
                    break;
                }
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {repaired.Count}:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Take(8))}");
        Assert.True(repaired.Count >= programs.Count / 2, $"{repaired.Count} of {programs.Count} repaired");
    }

    private static MethodDeclarationSyntax? Repaired(RoslynProgram roslyn, LossAnalysis analysis, MethodDeclarationSyntax method)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var symbol = roslyn.Compilation.GetSemanticModel(method.SyntaxTree).GetDeclaredSymbol(method)!;
        var finding = analysis.Analyze(roslyn.GetMethod(symbol), cancellation).FirstOrDefault(f => FixKind.Balance.Repairs(f.RuleId));
        return finding is not null && LossRepair.Of(roslyn.Compilation, new AnalyzerOptions([])).Find(method.SyntaxTree, finding.Primary.Start, finding.RuleId, FixKind.Balance, cancellation) is { } repair
            ? repair.Root.DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.ValueText == method.Identifier.ValueText)
            : null;
    }

    private static Dictionary<string, MethodInfo> Load(CSharpCompilation compilation, Dictionary<string, MethodDeclarationSyntax> methods, Dictionary<string, MethodDeclarationSyntax> repaired)
    {
        var changed = compilation.WithAssemblyName("RepairedPrograms");
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = tree.GetRoot().ReplaceNodes(
                repaired.Keys.Select(name => methods[name]).Where(m => m.SyntaxTree == tree), (original, _) => repaired[original.Identifier.ValueText]);
            changed = changed.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(root.ToFullString(), path: tree.FilePath));
        }

        using var image = new MemoryStream();
        var emitted = changed.Emit(image);
        Assert.True(emitted.Success, string.Join(Environment.NewLine, emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image).GetTypes().Where(type => type.IsPublic)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)).ToDictionary(method => method.Name, StringComparer.Ordinal);
    }
}
