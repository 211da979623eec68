using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace VaeLint.Runtime.Tests.Docs;

/// <summary>The code blocks of docs/runtime.md are the ones that the tests compile and run. With VAELINT_UPDATE=docs they are written.</summary>
public sealed partial class PageTests
{
    [Theory]
    [InlineData("csharp", "VaeLint.Runtime.Tests/Docs/Examples.cs")]
    [InlineData("fsharp", "VaeLint.Runtime.FSharp.Tests/Examples.fs")]
    public void Every_example_is_the_compiled_one(string language, string source)
    {
        var page = Path.Combine(RepositoryRoot, "docs", "runtime.md");
        var text = File.ReadAllText(page);
        var examples = Marked().Matches(File.ReadAllText(Path.Combine(RepositoryRoot, "tests", source))).ToDictionary(match => match.Groups["name"].Value, match => WithoutIndent(match.Groups["code"].Value));
        var written = Block().Replace(text, block => block.Groups["language"].Value == language ? $"<!-- {block.Groups["name"].Value} -->\n```{language}\n{examples[block.Groups["name"].Value]}```" : block.Value);
        if (Environment.GetEnvironmentVariable("VAELINT_UPDATE") == "docs")
        {
            File.WriteAllText(page, written);
        }

        Assert.Equal(written, text);
        Assert.Equal(examples.Keys.Order(), Block().Matches(text).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["name"].Value).Order());
    }

    private static string RepositoryRoot => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static string WithoutIndent(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => (line.Length > indent ? line[indent..] : "") + "\n"));
    }

    [GeneratedRegex(@"^ *// docs:begin (?<name>\w+)\n(?<code>.*?)^ *// docs:end$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"<!-- (?<name>\w+) -->\n```(?<language>csharp|fsharp)\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
