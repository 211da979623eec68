using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using VaeLint.CSharp.Hosting;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Vocabulary;

/// <summary>The vocabulary in real configuration files, as the compiler reads them.</summary>
public sealed class ConfigurationFileTests
{
    private const string Wrong = "class Vae { Tensor Run(Tensor y, Tensor x, Tensor mu, Tensor s) => My.Lib.Losses.{|VAE001:Recon(y, x)|} + My.Lib.Losses.Kl(mu, s); }";

    private static readonly string Silent = Wrong.Replace("{|VAE001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    [Fact]
    public Task A_global_file_declares_for_all() => Verify(
        [("/.globalconfig", "is_global = true\nvaelint.loss_functions = My.Lib.Losses.Recon : reconstruction, mean | My.Lib.Losses.Kl : kl, batch-mean")], ("/0/Test.cs", Wrong));

    [Fact]
    public Task Each_entry_may_have_a_line_of_its_own() => Verify(
        [("/.editorconfig", "[*.cs]\nvaelint.loss_functions.recon = My.Lib.Losses.Recon : reconstruction, mean\nvaelint.loss_functions.kl = My.Lib.Losses.Kl : kl, batch-mean")], ("/0/Test.cs", Wrong));

    /// <summary>A call means the same in every file, also in those that the section does not match.</summary>
    [Fact]
    public Task A_section_for_some_files_declares_for_all_of_them() => Verify(
        [("/.editorconfig", "[Other.cs]\nvaelint.loss_functions = My.Lib.Losses.Recon : reconstruction, mean | My.Lib.Losses.Kl : kl, batch-mean")],
        ("/0/Test.cs", Wrong),
        ("/0/Other.cs", "class Other;"));

    [Fact]
    public Task A_wrong_entry_is_reported_without_a_place_and_can_be_switched_off()
    {
        const string Entry = "vaelint.loss_functions = My.Lib.Losses.Recon : recon, mean";
        return Task.WhenAll(
            Verify([("/.globalconfig", "is_global = true\n" + Entry)], new DiagnosticResult("VAE091", DiagnosticSeverity.Warning), ("/0/Test.cs", Silent)),
            Verify([("/.globalconfig", "is_global = true\ndotnet_diagnostic.VAE091.severity = none\n" + Entry)], ("/0/Test.cs", Silent)));
    }

    private static Task Verify((string Path, string Text)[] configurations, params (string Path, string Marked)[] files) => Verify(configurations, null, files);

    private static Task Verify((string Path, string Text)[] configurations, DiagnosticResult? withoutPlace, params (string Path, string Marked)[] files)
    {
        var test = new Test
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck,
            DisabledDiagnostics = { "VAE011", "VAE090" },
        };
        test.TestState.AdditionalReferences.AddRange([.. Compilations.Framework, Compilations.Torch, WrapperLibrary.Reference]);
        test.TestState.Sources.Add(("/0/Usings.cs", Compilations.Usings));
        test.TestState.Sources.AddRange(files.Select(file => (file.Path, SourceText.From(file.Marked))));
        test.TestState.AnalyzerConfigFiles.AddRange(configurations.Select(file => (file.Path, SourceText.From(file.Text))));
        test.ExpectedDiagnostics.AddRange(withoutPlace is { } expected ? [expected] : []);
        test.SolutionTransforms.Add((solution, project) => solution.WithProjectParseOptions(project, Compilations.ParseOptions));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpAnalyzerTest<VaeLossAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new VaeLossAnalyzer(), new VaeVocabularyAnalyzer()];
    }
}
