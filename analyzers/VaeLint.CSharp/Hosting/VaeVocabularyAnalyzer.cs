using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Rules;
using VaeLint.Core.Vocabulary;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting;

/// <summary>Reports entries of vaelint.loss_functions that are not understood. They stand in no file of the compilation, so it is done once for the whole of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VaeVocabularyAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.Of(RuleCatalog.UnknownEntry));

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(Check);
    }

    private static void Check(CompilationAnalysisContext context)
    {
        if (TorchSymbols.Find(context.Compilation) is null || VocabularyOptions.Read(context.Options, context.Compilation) is not { IsUnset: false } vocabulary)
        {
            return;
        }

        var types = new VisibleTypes(new RoslynProgram(context.Compilation, vocabulary, context.CancellationToken));
        foreach (var problem in vocabulary.Problems.Concat(VocabularyCheck.Problems(vocabulary, types)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(RuleCatalog.UnknownEntry), Location.None, problem.Message));
        }
    }
}
