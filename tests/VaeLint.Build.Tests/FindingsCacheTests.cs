using VaeLint.Build.Caching;
using VaeLint.Core.Rules;
using VaeLint.Core.Vocabulary;

namespace VaeLint.Build.Tests;

public sealed class FindingsCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vaelint-cache-").FullName;

    private string Cache => Path.Combine(_folder, "obj", "App.vaelint.cache");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Gives_back_what_was_written()
    {
        var written = new AssemblyFindings([Findings.Of(RuleCatalog.MeanKl, isHint: true)], false, 3, "Broken.Method: why");
        Assert.Null(FindingsCache.Write(Cache, "key", written));
        var read = FindingsCache.Read(Cache, "key");

        Assert.NotNull(read);
        Assert.Equal((false, 3, "Broken.Method: why"), (read.HasSymbols, read.Failures, read.LastFailure));
        var (expected, actual) = (written.Findings.Single(), read.Findings.Single());
        Assert.Same(RuleCatalog.MeanKl, actual.Rule);
        Assert.Equal((expected.Message, expected.IsHint, expected.Primary), (actual.Message, actual.IsHint, actual.Primary));
        Assert.Equal((3, 5, 3, 17), (actual.Primary.StartLine, actual.Primary.StartColumn, actual.Primary.EndLine, actual.Primary.EndColumn));
        Assert.Equal(("kl", 4), (actual.Additional.Single().Role, actual.Additional.Single().At.StartLine));
        Assert.Equal(expected.Properties, actual.Properties);
    }

    [Fact]
    public void Another_key_a_damaged_and_a_missing_file_are_no_cache()
    {
        Assert.Null(FindingsCache.Read(Cache, "key"));
        Assert.Null(FindingsCache.Write(Cache, "key", new AssemblyFindings([Findings.Of(RuleCatalog.MeanKl)], true, 0, null)));
        Assert.Null(FindingsCache.Read(Cache, "other"));

        var bytes = File.ReadAllBytes(Cache);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(Cache, bytes[..length]);
            Assert.Null(FindingsCache.Read(Cache, "key"));
        }

        File.WriteAllText(Cache, "no cache at all");
        Assert.Null(FindingsCache.Read(Cache, "key"));
    }

    [Fact]
    public void A_locked_file_is_no_cache_and_says_why_it_cannot_be_written()
    {
        Assert.Null(FindingsCache.Write(Cache, "key", AssemblyFindings.None));
        using (File.Open(Cache, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Null(FindingsCache.Read(Cache, "key"));
            Assert.NotNull(FindingsCache.Write(Cache, "key", AssemblyFindings.None));
        }

        Assert.NotNull(FindingsCache.Read(Cache, "key"));
    }

    [Fact]
    public void The_key_follows_the_code_the_symbols_the_references_and_the_vocabulary()
    {
        var assembly = Path.Combine(_folder, "App.dll");
        var reference = Path.Combine(_folder, "Lib.dll");
        File.WriteAllText(assembly, "code");
        File.WriteAllText(reference, "lib");
        var vocabulary = UserVocabulary.Empty;
        string Key(params string[] references) => CacheKey.Of(assembly, references, ["/src/Losses.fs"], vocabulary);
        var first = Key(reference);

        Assert.Equal(first, Key(reference));
        Assert.NotEqual(first, Key());
        File.WriteAllText(Path.ChangeExtension(assembly, ".pdb"), "symbols");
        var second = Key(reference);
        Assert.NotEqual(first, second);
        File.WriteAllText(assembly, "Code");
        var third = Key(reference);
        Assert.NotEqual(second, third);
        File.WriteAllText(reference, "library");
        var fourth = Key(reference);
        Assert.NotEqual(third, fourth);
        vocabulary = UserVocabulary.Of([new VocabularySetting(VocabularySetting.MainKey, "My.Lib.Losses.Kl : kl, mean")]);
        var fifth = Key(reference);
        Assert.NotEqual(fourth, fifth);
        vocabulary = UserVocabulary.Of([new VocabularySetting(VocabularySetting.MainKey, "My.Lib.Losses.Kl : kl, sum")]);
        Assert.NotEqual(fifth, Key(reference));
    }
}
