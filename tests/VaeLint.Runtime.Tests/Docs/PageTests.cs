using System.Reflection;
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

    [Fact]
    public void The_page_lists_every_function_with_its_parameters()
    {
        var listed = Listed().Matches(File.ReadAllText(Path.Combine(RepositoryRoot, "docs", "runtime.md"))).ToLookup(
            match => match.Groups["name"].Value, match => match.Groups["arguments"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
        var functions = typeof(NegativeElbo).Assembly.GetExportedTypes().Where(type => type.IsAbstract || type == typeof(NegativeElbo))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).ToLookup(function => function.DeclaringType!.Name + "." + function.Name);

        Assert.Equal([], functions.Where(overloads => !listed[overloads.Key].Any(arguments => overloads.Any(function => Fits(function, arguments)))).Select(overloads => overloads.Key));
        Assert.Equal([], listed.SelectMany(group => group.Where(arguments => !functions[group.Key].Any(function => Fits(function, arguments))).Select(arguments => $"{group.Key}({string.Join(", ", arguments)})")));
    }

    /// <summary>All required parameters and as many of the optional ones as follow.</summary>
    private static bool Fits(MethodInfo function, string[] arguments)
    {
        var parameters = function.GetParameters();
        return arguments.Length >= parameters.Count(parameter => !parameter.IsOptional) && arguments.SequenceEqual(parameters.Take(arguments.Length).Select(parameter => parameter.Name));
    }

    private static string RepositoryRoot => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static string WithoutIndent(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Concat(lines.Select(line => (line.Length > indent ? line[indent..] : "") + "\n"));
    }

    /// <summary>A call in the first column of a table.</summary>
    [GeneratedRegex(@"(?<=^\| [^|]*)`(?<name>[A-Z]\w+\.[A-Z]\w+)\((?<arguments>[^)]*)\)`", RegexOptions.Multiline)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^ *// docs:begin (?<name>\w+)\n(?<code>.*?)^ *// docs:end$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"<!-- (?<name>\w+) -->\n```(?<language>csharp|fsharp)\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
