using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.Core.Vocabulary;
using VaeLint.CSharp.Hosting;
using VaeLint.CSharp.Tests.Verifiers;
using VaeLint.CSharp.Tests.Vocabulary;

namespace VaeLint.CSharp.Tests.Rules;

/// <summary>Entries of the configuration that are not understood: each is named, with what is wrong, what is expected and the nearest valid word.</summary>
public sealed class VAE091Tests
{
    private const string Source = "class Loss { Tensor Run(Tensor x) => x; }";

    [Theory]
    [InlineData("My.Lib.Losses.Kl kl, mean", "there is no ':' between the function and its meaning; expected 'Namespace.Type.Method : kind, result'")]
    [InlineData("My.Lib.Losses.Kl :", "the kind is missing; expected reconstruction, kl or other")]
    [InlineData("My.Lib.Losses.Recon : recostruction, mean", "'recostruction' is no kind; expected reconstruction, kl or other (did you mean 'reconstruction'?)")]
    [InlineData("My.Lib.Losses.Recon : recon, mean", "'recon' is no kind; expected reconstruction, kl or other (did you mean 'reconstruction'?)")]
    [InlineData("My.Lib.Losses.Kl : divergence, mean", "'divergence' is no kind; expected reconstruction, kl or other")]
    [InlineData("My.Lib.Losses.Kl : kl", "the result is missing; expected elementwise, per-sample, per-sample-mean, mean, sum or batch-mean")]
    [InlineData("My.Lib.Losses.Kl : kl, batchmean", "'batchmean' is no result; expected elementwise, per-sample, per-sample-mean, mean, sum or batch-mean (did you mean 'batch-mean'?)")]
    [InlineData("My.Lib.Losses.Recon : reconstruction, mean, squared", "'squared' is not known; expected input=NAME, target=NAME, mean=NAME, logvar=NAME or squared-error (did you mean 'squared-error'?)")]
    [InlineData("My.Lib.Losses.Recon : reconstruction, mean, inptu=decoded", "'inptu' is no parameter; expected input, target, mean or logvar (did you mean 'input'?)")]
    [InlineData("My.Lib.Losses.Recon : reconstruction, mean, input=", "'' is no name of a parameter")]
    [InlineData("My.Lib.Losses.Recon : reconstruction, mean, input=decoded, input=data", "'input=' is given twice")]
    [InlineData("My.Lib.Losses.Kl : kl, mean, target=mean", "'target=' belongs to a reconstruction")]
    [InlineData("My.Lib.Losses.Recon : reconstruction, mean, logvar=data", "'logvar=' belongs to a kl")]
    [InlineData("My.Lib.Losses.Kl : kl, mean, squared-error", "only a reconstruction can be a squared-error")]
    [InlineData("My.Lib.Losses.Kl(mu) : kl, mean", "'My.Lib.Losses.Kl(mu)' is no name of a method or class; expected namespace, type and method with dots, without parentheses")]
    [InlineData("My.Lib.Losses.Recon/two : reconstruction, mean", "'two' is no number of parameters; expected 'Namespace.Type.Method/2' for the overload with two")]
    [InlineData("My.Lib.Losses.Recon/5 : reconstruction, mean", "'My.Lib.Losses.Recon' has no overload with 5 parameters; expected /2 or /3")]
    [InlineData("My.Lib.Losses.KL : kl, mean", "'My.Lib.Losses' has no method 'KL' (did you mean 'Kl'?)")]
    [InlineData("My.Lib.Loses.Kl : kl, mean", "there is no type 'My.Lib.Loses' (did you mean 'My.Lib.Losses'?)")]
    [InlineData("My.Lib.Losses : kl, mean", "'My.Lib.Losses' is a class without forward; expected a method, 'My.Lib.Losses.Method'")]
    [InlineData("My.Lib.BetterRecon.Compute : reconstruction, mean", "'Compute' is inherited; expected the class that declares it, 'My.Lib.Recon.Compute'")]
    [InlineData("My.Lib.Losses.Number : reconstruction, mean", "'My.Lib.Losses.Number' returns no tensor")]
    [InlineData("My.Lib.Losses.Recon/2 : reconstruction, mean, target=mask", "'My.Lib.Losses.Recon' has no parameter 'mask'; expected decoded or data")]
    [InlineData("My.Lib.ReconLoss : reconstruction, mean, input=decode", "'My.Lib.ReconLoss' has no parameter 'decode'; expected decoded or data (did you mean 'decoded'?)")]
    public async Task A_wrong_entry_is_named_with_what_is_expected(string entry, string reason)
    {
        var findings = await Findings(ConfigOptions.Of(entry));

        Assert.Equal([$"vaelint.loss_functions: in '{entry}', {reason}. The entry is ignored."], findings.Select(f => f.GetMessage()));
        Assert.All(findings, f => Assert.Equal((DiagnosticSeverity.Warning, Location.None), (f.Severity, f.Location)));
    }

    [Theory]
    [InlineData("My.Lib.Losses.Recon : reconstruction, per-sample | My.Lib.Losses.Kl : kl, mean")]
    [InlineData("  My.Lib.Losses.Recon/2:RECONSTRUCTION,Mean,input=decoded,target=data,squared-error |")]
    [InlineData("My.Lib.ReconLoss : reconstruction, mean | My.Lib.Losses.Penalty : other | My.Lib.Losses.Nested.Recon : reconstruction, mean")]
    [InlineData("My.Lib.Losses.Recon/2 : reconstruction, mean | My.Lib.Losses.Recon : reconstruction, sum")]
    [InlineData("My.Lib.Losses.Kl : kl, mean ; My.Lib.Losses.Penalty : other # of the library")]
    [InlineData("")]
    public async Task Right_entries_are_silent(string entries) => Assert.Empty(await Findings(ConfigOptions.Of(entries)));

    /// <summary>One configuration may serve many projects, and not all of them refer to the library.</summary>
    [Theory]
    [InlineData("Their.Lib.Losses.Recon : reconstruction, mean")]
    [InlineData("My.Lib.Distances.Recon : reconstruction, mean")]
    public async Task A_type_that_is_not_there_at_all_is_no_error(string entry) => Assert.Empty(await Findings(ConfigOptions.Of(entry)));

    [Fact]
    public async Task The_same_function_twice_is_an_error()
    {
        const string First = "My.Lib.Losses.Kl : kl, mean";
        var inOne = await Findings(ConfigOptions.Of($"{First} | My.Lib.Losses.Kl : kl, sum"));
        Assert.Equal(["vaelint.loss_functions: in 'My.Lib.Losses.Kl : kl, sum', 'My.Lib.Losses.Kl' has an entry already. The entry is ignored."], inOne.Select(f => f.GetMessage()));

        var inTwo = await Findings(ConfigOptions.ForFiles(("Usings.cs", First), ("Test.cs", "My.Lib.Losses.Kl : kl, sum")));
        Assert.Equal(
            [$"vaelint.loss_functions: 'My.Lib.Losses.Kl' is declared with different meanings: '{First}' and 'My.Lib.Losses.Kl : kl, sum'. An entry holds for the whole project, so none of them is used."],
            inTwo.Select(f => f.GetMessage()));
        Assert.Empty(await Findings(ConfigOptions.ForFiles(("Usings.cs", First), ("Test.cs", "My.Lib.Losses.Kl:kl,mean"))));
    }

    [Fact]
    public async Task Entries_may_stand_under_keys_of_their_own_and_a_misspelt_key_is_found()
    {
        var findings = await Findings(ConfigOptions.Of(
            [("vaelint.loss_functions.recon", "My.Lib.Losses.Recon : reconstruction, average"), ("vaelint.loss_function", "My.Lib.Losses.Kl : kl, mean"), ("vaelint.something_else", "1")]));

        Assert.Equal(
            [
                "'vaelint.loss_function' is no setting of VaeLint (did you mean 'vaelint.loss_functions'?). It is ignored.",
                "vaelint.loss_functions.recon: in 'My.Lib.Losses.Recon : reconstruction, average', 'average' is no result; expected elementwise, per-sample, per-sample-mean, mean, sum or batch-mean. The entry is ignored.",
            ],
            findings.Select(f => f.GetMessage()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_TorchSharp_nothing_is_said()
    {
        var compilation = Compilations.CreateWithoutTorch(("Test.cs", "class C { }"));

        Assert.Empty(await compilation.WithAnalyzers([new VaeVocabularyAnalyzer()], ConfigOptions.Of("nonsense")).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_problem_knows_its_setting()
    {
        var setting = new VocabularySetting(VocabularySetting.MainKey, "nonsense");

        Assert.Same(setting, Assert.Single(UserVocabulary.Of([setting]).Problems).Setting);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Findings(AnalyzerOptions options) =>
        await Compilations.OfSource(Source).AddReferences(WrapperLibrary.Reference).WithAnalyzers([new VaeVocabularyAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
}
