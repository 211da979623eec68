using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using VaeLint.Build.Policy;

namespace VaeLint.Build.Tests;

/// <summary>The C# compiler says which file a section applies to.</summary>
public sealed class GlobPatternTests
{
    private static readonly string[] Paths =
    [
        "Losses.fs", "Losses.fsi", "losses.fs", "src/Losses.fs", "src/deep/Losses.fs", "src/deep/er/Losses.fs", "a.fs", "b.fs", "ab.fs", "file1.fs", "file3.fs", "file12.fs", "file-2.fs",
        "Losses.cs", "[a].fs", "a,b.fs", "{a}.fs", "a+b.fs", "x.y.fs", "src.fs", "^a.fs", "!.fs",
    ];

    public static TheoryData<string> Globs =>
    [
        "*", "*.fs", "*.{fs,fsi}", "*.{fs}", "Losses.*", "**/Losses.fs", "/Losses.fs", "src/*.fs", "/src/*.fs", "src/**.fs", "src/**/*.fs", "src/**", "?.fs", "??.fs", "src?Losses.fs", "[ab].fs", "[!ab].fs",
        "[a-b].fs", "[^a].fs", "file{1..3}.fs", "file{-3..3}.fs", "file{10..20}.fs", "{a,b}.fs", "{a,{b,ab}}.fs", "{a,}.fs", "a,b.fs", "{a", "a}", "[a", "\\{a\\}.fs", "a+b.fs", "x.y.fs", "{Losses,src/Losses}.fs",
        "**", "***", "*/Losses.fs", "[\\^a]*.fs", "file{3..1}.fs", "file{a..b}.fs", "a\\", "{}.fs",
    ];

    [Theory]
    [MemberData(nameof(Globs))]
    public void Applies_to_the_files_that_the_compiler_says(string glob)
    {
        var text = $"[{glob}]\ndotnet_diagnostic.VAE001.severity = error\n";
        var compiler = AnalyzerConfigSet.Create(new List<AnalyzerConfig> { AnalyzerConfig.Parse(SourceText.From(text), "/repo/.editorconfig") });
        var file = EditorConfigFile.Parse("/repo/.editorconfig", text.Split('\n'));

        Assert.Equal(
            Paths.Where(path => compiler.GetOptionsForSourcePath("/repo/" + path).TreeOptions.ContainsKey("VAE001")),
            Paths.Where(path => file.Find("dotnet_diagnostic.VAE001.severity", "/repo/" + path) is not null));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[!].fs")]
    [InlineData("[z-a].fs")]
    public void A_set_that_is_none_matches_nothing(string glob) => Assert.DoesNotContain(Paths, new GlobPattern(glob).Matches);

    [Fact]
    public void A_file_outside_of_the_folder_is_not_covered()
    {
        var file = EditorConfigFile.Parse("/repo/a/.editorconfig", ["[*]", "key = 1"]);

        Assert.Equal("1", file.Find("key", "/repo/a/x.fs"));
        Assert.Null(file.Find("key", "/repo/ab/x.fs"));
        Assert.Null(file.Find("key", "/repo/x.fs"));
    }
}
