using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Symbols;
using VaeLint.CSharp.Usage;

namespace VaeLint.CSharp.Hosting;

/// <summary>The usage rules in the compiler and in the editor: one call is enough, no loss has to be near.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VaeUsageAnalyzer : DiagnosticAnalyzer
{
    private readonly IReadOnlyList<SymbolRule> _rules;

    public VaeUsageAnalyzer()
        : this(SymbolRules.All)
    {
    }

    internal VaeUsageAnalyzer(IReadOnlyList<SymbolRule> rules) => _rules = rules;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfUsage;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        if (TorchSymbols.Find(context.Compilation) is not { } torch)
        {
            return;
        }

        foreach (var rule in _rules)
        {
            context.RegisterOperationAction(operation => Analyze(operation, rule, torch), rule.Kinds);
        }
    }

    private static void Analyze(OperationAnalysisContext context, SymbolRule rule, TorchSymbols torch)
    {
        try
        {
            if (rule.Check(context.Operation, torch) is { } misuse)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(rule.Rule), misuse.At.GetLocation(), misuse.Message));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var message = $"{context.ContainingSymbol.ToDisplayString()}: {exception.GetType().Name}: {exception.Message}";
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(RuleCatalog.InternalFailure), context.Operation.Syntax.GetLocation(), message));
        }
    }
}
