using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Usage;

namespace VaeLint.CSharp.Hosting;

/// <summary>The catalogue's rules as Roslyn knows them. Core writes the whole message.</summary>
internal static class Descriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = RuleCatalog.All.ToImmutableDictionary(rule => rule.Id, Create);

    /// <summary>What the usage analyzer reports.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfUsage { get; } =
        ImmutableArray.CreateRange(SymbolRules.All.Select(rule => rule.Rule).Prepend(RuleCatalog.InternalFailure).Select(rule => ById[rule.Id]));

    /// <summary>What the loss analyzer reports: every other rule about code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfLosses { get; } =
        ImmutableArray.CreateRange(RuleCatalog.All.Where(rule => rule.Category != RuleCatalog.Configuration && !SymbolRules.All.Any(usage => usage.Rule == rule)).Select(rule => ById[rule.Id]));

    public static DiagnosticDescriptor Of(Rule rule) => ById[rule.Id];

    private static DiagnosticDescriptor Create(Rule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        rule.Category,
        SeverityOf(rule.Severity),
        rule.IsEnabledByDefault,
        rule.Description,
        rule.HelpUri,
        rule.Category == RuleCatalog.Configuration ? [WellKnownDiagnosticTags.CompilationEnd] : []);

    private static DiagnosticSeverity SeverityOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        RuleSeverity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };
}
