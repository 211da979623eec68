using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Hosting;

namespace VaeLint.CSharp.Tests.Verifiers;

/// <summary>The one place that runs the analyzers through the testing library: marked files, references from local assemblies only.</summary>
internal static class RuleVerifier
{
    // No package is ever resolved through it.
    private static readonly ReferenceAssemblies NoPackages = new("net10.0");

    /// <summary>The analyzers say in these files what they are marked with, and nothing else.</summary>
    public static Task Verify(params (string Path, string Marked)[] files) => Verify(null, OutputKind.DynamicallyLinkedLibrary, files);

    /// <summary>As <see cref="Verify((string, string)[])"/> with a rule switched on that is off by default.</summary>
    public static Task VerifyWith(string? enabled, params (string Path, string Marked)[] files) => Verify(enabled, OutputKind.DynamicallyLinkedLibrary, files);

    /// <summary>Top-level statements.</summary>
    public static Task VerifyProgram(string? enabled, string marked) => Verify(enabled, OutputKind.ConsoleApplication, ("Program.cs", marked));

    private static Task Verify(string? enabled, OutputKind kind, params (string Path, string Marked)[] files)
    {
        var test = new Test
        {
            ReferenceAssemblies = NoPackages,
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            TestState = { OutputKind = kind },
            TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck,
        };
        test.TestState.AdditionalReferences.AddRange([.. Compilations.Framework, Compilations.Torch]);
        test.TestState.Sources.Add(("Usings.cs", Compilations.Usings));
        foreach (var file in files)
        {
            test.TestState.Sources.Add(file);
        }

        // The library switches on whatever an analyzer supports.
        test.DisabledDiagnostics.AddRange(RuleCatalog.All.Where(rule => !rule.IsEnabledByDefault && rule.Id != enabled).Select(rule => rule.Id));

        test.SolutionTransforms.Add((solution, project) => solution.WithProjectParseOptions(project, new CSharpParseOptions(LanguageVersion.Preview)));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpAnalyzerTest<VaeLossAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => PackagedAnalyzers.All;
    }
}
