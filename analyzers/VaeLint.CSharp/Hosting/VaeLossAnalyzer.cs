using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Core;
using VaeLint.Core.Ir;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting;

/// <summary>The loss rules in the compiler and in the editor: every member is looked at once, for itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VaeLossAnalyzer : DiagnosticAnalyzer
{
    private readonly Func<LossAnalysis, MethodRef, CancellationToken, IReadOnlyList<Finding>> _analyze;

    public VaeLossAnalyzer()
        : this((analysis, root, cancellation) => analysis.Analyze(root, cancellation))
    {
    }

    internal VaeLossAnalyzer(Func<LossAnalysis, MethodRef, CancellationToken, IReadOnlyList<Finding>> analyze) => _analyze = analyze;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.OfLosses;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        // The token of this call must not outlive it: an editor may cancel it and go on with the same compilation.
        if (TorchSymbols.Find(context.Compilation) is null)
        {
            return;
        }

        var vocabulary = VocabularyOptions.Read(context.Options, context.Compilation);
        var program = new RoslynProgram(context.Compilation, vocabulary);
        if (program.Torch is not { } torch || !LossGate.IsOpen(context.Compilation, vocabulary, context.CancellationToken))
        {
            return;
        }

        var analysis = new LossAnalysis(program);
        var candidate = new RootCandidate(program, torch, analysis);
        context.RegisterOperationBlockAction(block => Analyze(block, program, analysis, candidate));
    }

    private void Analyze(OperationBlockAnalysisContext context, RoslynProgram program, LossAnalysis analysis, RootCandidate candidate)
    {
        if (RootOf(context.OwningSymbol) is not { } root)
        {
            return;
        }

        try
        {
            if (candidate.MayHoldLoss(root, context.OperationBlocks, out var adds, context.CancellationToken))
            {
                Report(context, root, adds, program, analysis, candidate);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var message = $"{context.OwningSymbol.ToDisplayString()}: {exception.GetType().Name}: {exception.Message}";
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(RuleCatalog.InternalFailure), context.OperationBlocks[0].Syntax.GetLocation(), message));
        }
    }

    private void Report(OperationBlockAnalysisContext context, ISymbol root, bool adds, RoslynProgram program, LossAnalysis analysis, RootCandidate candidate)
    {
        if (GraphOwner(context.OperationBlocks) is { } owner)
        {
            program.OfferGraph(root, () => context.GetControlFlowGraph(owner));
        }

        try
        {
            foreach (var finding in adds || candidate.CallsOpenLoss(root, context.CancellationToken) ? _analyze(analysis, program.GetMember(root), context.CancellationToken) : [])
            {
                if (LocationOf(finding.Primary, context.OperationBlocks) is { } location)
                {
                    context.ReportDiagnostic(DiagnosticOf(finding, location));
                }
            }
        }
        finally
        {
            program.WithdrawGraph(root);
        }
    }

    private static IOperation? GraphOwner(ImmutableArray<IOperation> blocks) =>
        blocks.FirstOrDefault(block => block is IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation);

    private static ISymbol? RootOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.PartialImplementationPart ?? method,
        IFieldSymbol or IPropertySymbol => member,
        _ => null,
    };

    /// <summary>Null outside of the member: a diagnostic there would show in a build and never in an editor.</summary>
    private static Location? LocationOf(Origin origin, ImmutableArray<IOperation> blocks)
    {
        if (origin.Node is not SyntaxNode node)
        {
            return null;
        }

        var span = TextSpan.FromBounds(origin.Start, origin.End);
        return blocks.Any(block => block.Syntax.SyntaxTree == node.SyntaxTree && block.Syntax.FullSpan.Contains(span))
            ? Location.Create(node.SyntaxTree, span)
            : null;
    }

    internal static Diagnostic DiagnosticOf(Finding finding, Location location)
    {
        var descriptor = Descriptors.Of(finding.Rule);
        var severity = finding.IsHint && descriptor.DefaultSeverity > DiagnosticSeverity.Info ? DiagnosticSeverity.Info : descriptor.DefaultSeverity;
        return Diagnostic.Create(
            descriptor,
            location,
            severity,
            finding.Additional.Where(place => place.At.Node is SyntaxNode).Select(place => Location.Create(((SyntaxNode)place.At.Node!).SyntaxTree, TextSpan.FromBounds(place.At.Start, place.At.End))),
            ImmutableDictionary.CreateRange(StringComparer.Ordinal, finding.Properties.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))),
            finding.Message);
    }
}
