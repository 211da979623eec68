using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Hosting;
using VaeLint.CSharp.Usage;

namespace VaeLint.CSharp.Tests.Hosting;

/// <summary>What code that is no VAE pays.</summary>
public sealed class RegistrationTests
{
    private const string Divergence = "class Loss { Tensor Kl(Tensor m, Tensor v) => (m * m + v.exp() - 1 - v).sum(); }";

    [Fact]
    public void Without_TorchSharp_no_action_is_registered() =>
        Assert.Equal(0, Registered(Compilations.CreateWithoutTorch(("Loss.cs", "class Loss { double Kl(double v) => Math.Exp(v) - 1; }"))));

    [Fact]
    public void Without_a_word_of_a_divergence_no_action_is_registered_and_no_body_evaluated() =>
        Assert.Equal(0, Registered(Compilations.Create(("Loss.cs", "using TorchSharp; class Loss { torch.Tensor Add(torch.Tensor x) => x + x; }"))));

    [Fact]
    public void A_look_alike_of_TorchSharp_registers_nothing() =>
        Assert.Equal(0, Registered(Compilations.CreateWithoutTorch(("Fake.cs", "namespace TorchSharp { public class torch { public class Tensor { public Tensor exp() => this; } } }"))));

    [Fact]
    public void With_both_one_action_is_registered() => Assert.Equal(1, Registered(Compilations.OfSource(Divergence)));

    [Theory]
    [InlineData(8187)]
    [InlineData(8190)]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(16384)]
    public void The_word_is_found_wherever_it_stands(int offset)
    {
        var source = new string(' ', offset) + "class A { string S = \"kl_div\"; }";

        Assert.Equal(1, Registered(Compilations.Create(("A.cs", source))));
    }

    [Fact]
    public void Usage_rules_need_no_divergence_but_TorchSharp()
    {
        const string Addition = "using TorchSharp; class Loss { torch.Tensor Add(torch.Tensor x) => x + x; }";

        Assert.Equal(SymbolRules.All.Count, Registered(Compilations.Create(("Loss.cs", Addition)), new VaeUsageAnalyzer()));
        Assert.Equal(0, Registered(Compilations.CreateWithoutTorch(("Loss.cs", "class Loss { double Add(double x) => x + x; }")), new VaeUsageAnalyzer()));
    }

    [Fact]
    public void Each_rule_belongs_to_one_analyzer()
    {
        var losses = new VaeLossAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id);
        var usage = new VaeUsageAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id);

        var vocabulary = new VaeVocabularyAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).ToList();

        Assert.Equal(["VAE000"], losses.Intersect(usage));
        Assert.Equal([RuleCatalog.UnknownEntry.Id], vocabulary);
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), losses.Union(usage).Concat(vocabulary).Order(StringComparer.Ordinal));
    }

    private static int Registered(Compilation compilation, DiagnosticAnalyzer? tested = null)
    {
        var analyzer = new RecordingAnalysisContext();
        (tested ?? new VaeLossAnalyzer()).Initialize(analyzer);
        Assert.True(analyzer.IsConcurrent);
        Assert.Equal(GeneratedCodeAnalysisFlags.None, analyzer.GeneratedCode);
        var start = new RecordingStartContext(compilation);
        analyzer.Start!(start);
        return start.Count;
    }

    private sealed class RecordingAnalysisContext : AnalysisContext
    {
        public Action<CompilationStartAnalysisContext>? Start { get; private set; }

        public bool IsConcurrent { get; private set; }

        public GeneratedCodeAnalysisFlags? GeneratedCode { get; private set; }

        public override void EnableConcurrentExecution() => IsConcurrent = true;

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => GeneratedCode = analysisMode;

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => Start = action;

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => Unexpected();

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => Unexpected();

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => Unexpected();

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => Unexpected();

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => Unexpected();

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => Unexpected();

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => Unexpected();

        private static void Unexpected() => Assert.Fail("Every action belongs behind the gates of the compilation start.");
    }

    private sealed class RecordingStartContext(Compilation compilation)
        : CompilationStartAnalysisContext(compilation, new AnalyzerOptions([]), CancellationToken.None)
    {
        public int Count { get; private set; }

        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => Count++;

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => Count++;

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => Count++;

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => Count++;

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => Count++;

        public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => Count++;

        public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) => Count++;

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => Count++;

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => Count++;

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => Count++;
    }
}
