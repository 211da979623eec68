using VaeLint.Core.Vocabulary;

namespace VaeLint.IL.Tests.FSharp;

/// <summary>Loss functions of another assembly, declared by the user.</summary>
public sealed class VocabularyTests
{
    private const string Entries = "My.Lib.Losses.recon : reconstruction, mean, squared-error | My.Lib.Losses.kl : kl, batch-mean | My.Lib.ReconLoss : reconstruction, mean";

    private static readonly string[] Losses = [PathOf("Losses.fs")];

    private static readonly Lazy<string> Library = new(() => FSharpCompiler.Compile([PathOf("Library.fs")], FSharpCompiler.Release, "My.Lib"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Findings_are_the_marked_ones(bool isRelease)
    {
        using var program = Open(Entries, isRelease);

        Assert.Equal(FixtureMarkers.Expected(Losses).Order(StringComparer.Ordinal), FixtureMarkers.Places(CompiledSource.FindingsOf(program)));
        Assert.Empty(program.CheckVocabulary());
        Assert.Equal(0, program.Failures);
    }

    [Fact]
    public void Without_entries_nothing_is_known()
    {
        using var program = Open("");

        Assert.Empty(CompiledSource.FindingsOf(program));
    }

    [Theory]
    [InlineData("My.Lib.Losses.Recon : reconstruction, mean", "'My.Lib.Losses' has no method 'Recon' (did you mean 'recon'?)")]
    [InlineData("My.Lib.Loses.recon : reconstruction, mean", "there is no type 'My.Lib.Loses' (did you mean 'My.Lib.Losses'?)")]
    [InlineData("My.Lib.Losses.count : reconstruction, mean", "'My.Lib.Losses.count' returns no tensor")]
    [InlineData("My.Lib.Losses.recon/3 : reconstruction, mean", "'My.Lib.Losses.recon' has no overload with 3 parameters; expected /2")]
    [InlineData("My.Lib.Losses.kl : kl, mean, mean=mu", "'My.Lib.Losses.kl' has no parameter 'mu'; expected mean or logVariance")]
    [InlineData("My.Lib.Losses : kl, mean", "'My.Lib.Losses' is a class without forward; expected a method, 'My.Lib.Losses.Method'")]
    [InlineData("Vocabulary.Losses.dirct : other", "'Vocabulary.Losses' has no method 'dirct' (did you mean 'direct'?)")]
    public void A_wrong_entry_is_named_with_what_is_expected(string entry, string reason)
    {
        using var program = Open(entry);

        Assert.Equal([$"vaelint.loss_functions: in '{entry}', {reason}. The entry is ignored."], program.CheckVocabulary().Select(problem => problem.Message));
    }

    [Theory]
    [InlineData("Their.Lib.Losses.recon : reconstruction, mean")]
    [InlineData("My.Lib.BetterLoss : reconstruction, mean")]
    [InlineData("Vocabulary.Losses.Model.Loss : other")]
    public void What_is_not_there_at_all_or_inherited_is_no_error(string entry)
    {
        using var program = Open(entry);

        Assert.Empty(program.CheckVocabulary());
    }

    private static IlProgram Open(string entries, bool isRelease = false)
    {
        var assembly = FSharpCompiler.Compile(Losses, [.. isRelease ? FSharpCompiler.Release : FSharpCompiler.Debug, "-r:" + Library.Value]);
        var vocabulary = UserVocabulary.Of([new VocabularySetting(VocabularySetting.MainKey, entries)]);
        return IlProgram.Open(assembly, [.. TestPaths.References, FSharpCompiler.Core, Library.Value], Losses, vocabulary, TestContext.Current.CancellationToken)!;
    }

    private static string PathOf(string file) => Path.Combine(TestPaths.Fixtures, "Vocabulary", file);
}
