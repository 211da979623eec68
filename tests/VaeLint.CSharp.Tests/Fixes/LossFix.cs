using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using VaeLint.CSharp.CodeFixes;
using VaeLint.CSharp.Hosting;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Fixes;

/// <summary>The one wrapper of the fix tests. Findings are marked as {|VAE001:…|}; each fix runs one by one and as FixAll in document, project and solution.</summary>
internal static class LossFix
{
    public const string Balance = "VaeLint.Balance";
    public const string ExplicitBeta = "VaeLint.ExplicitBeta";
    public const string ExplicitBetaFirst = "VaeLint.ExplicitBeta.First";
    public const string CallLibrary = "VaeLint.CallLibrary";
    public const string Formula = "VaeLint.Formula";

    /// <summary>Sum over the event axes, average over the batch.</summary>
    public static Task Balances(string marked, string repaired) => Run(marked, repaired, Balance);

    /// <summary>As <see cref="Balances"/>, in a file of top-level statements.</summary>
    public static Task BalancesProgram(string marked, string repaired) => Run(marked, repaired, Balance, OutputKind.ConsoleApplication);

    /// <summary>Write the effective β explicitly.</summary>
    public static Task WritesBeta(string marked, string repaired) => Run(marked, repaired, marked.Contains("{|VAE010:", StringComparison.Ordinal) ? ExplicitBetaFirst : ExplicitBeta);

    /// <summary>Call VaeLint.Runtime, in a project that refers to it.</summary>
    public static Task CallsLibrary(string marked, string repaired) => Run(marked, repaired, CallLibrary, references: Runtime);

    /// <summary>Write the formula right.</summary>
    public static Task WritesFormula(string marked, string repaired) => Run(marked, repaired, Formula);

    /// <summary>The one repair of a usage rule.</summary>
    public static Task Repairs(string marked, string repaired) => Run(marked, repaired, "VaeLint." + marked[(marked.IndexOf("{|", StringComparison.Ordinal) + 2)..].Split(':')[0]);

    /// <summary>The finding is there, an action is not.</summary>
    public static Task Refuses(string marked) => Run(marked, marked, null);

    /// <summary>The body of a method with the usual four tensors.</summary>
    public static string Method(string statements, string members = "") =>
        $$"""
        class Loss
        {
            {{members}}
            Tensor Run(Tensor recon, Tensor x, Tensor mu, Tensor logvar)
            {
                {{statements}}
            }
        }
        """;

    private static MetadataReference Runtime => MetadataReference.CreateFromFile(typeof(NegativeLogLikelihood).Assembly.Location);

    private static Task Run(string marked, string repaired, string? key, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, params MetadataReference[] references)
    {
        var test = new Test { TestCode = marked, FixedCode = repaired, CodeActionEquivalenceKey = key, TestState = { OutputKind = kind } };
        test.TestState.AdditionalReferences.AddRange(references);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpCodeFixTest<VaeLossAnalyzer, LossFixProvider, DefaultVerifier>
    {
        private const int AnyNumber = -20;

        public Test()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(Compilations.Framework);
            TestState.AdditionalReferences.Add(Compilations.Torch);
            TestState.Sources.Add(("Usings.cs", Compilations.Usings));
            FixedState.Sources.Add(("Usings.cs", Compilations.Usings));

            // One fix repairs all findings of a loss.
            NumberOfIncrementalIterations = AnyNumber;
            NumberOfFixAllIterations = AnyNumber;
            NumberOfFixAllInDocumentIterations = AnyNumber;
            NumberOfFixAllInProjectIterations = AnyNumber;
            DisabledDiagnostics.Add("VAE011");
            DisabledDiagnostics.Add("VAE090");
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => PackagedAnalyzers.All;

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => PackagedAnalyzers.Fixes;

        protected override ParseOptions CreateParseOptions() => Compilations.ParseOptions;

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable).WithAllowUnsafe(true);
    }
}
