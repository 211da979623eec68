using System.Globalization;
using System.Text;
using VaeLint.Core.Rules;
using VaeLint.CSharp.Tests.Docs;
using VaeLint.Package.Tests.Consumers;

namespace VaeLint.Package.Tests.Docs;

/// <summary>The F# code of all rule pages as one project of a user, a file per block, built once with the package.</summary>
public sealed class FSharpPages : IDisposable
{
    public const string Introduction = "docs/fsharp.md";

    private const string ExampleFile = "Losses.fs";
    private const string SuppressionComment = "// vaelint:";

    private readonly Consumer _consumer;
    private readonly Lazy<BuildResult> _build;

    public FSharpPages(PackedPackage package)
    {
        _consumer = new Consumer(package);
        _build = new Lazy<BuildResult>(() => Build(package));
    }

    internal BuildResult Result => _build.Value;

    /// <summary>What the build prints for a block, in the order of its lines.</summary>
    internal IEnumerable<(string Id, string Message)> FindingsOf(CodeBlock block) => FindingsOf(FileOf(block));

    /// <summary>The same for a suppressed block without its comments.</summary>
    internal IEnumerable<(string Id, string Message)> FindingsWithoutComments(CodeBlock block) => FindingsOf(UncommentedFileOf(block));

    /// <summary>The warning of the introduction's example as the build prints it, without the folder and the project.</summary>
    internal string PrintedForExample()
    {
        var line = Result.Output.Split('\n').First(line => line.Contains("/" + ExampleFile + "(", StringComparison.Ordinal)).Trim();
        return line[(line.IndexOf("/" + ExampleFile, StringComparison.Ordinal) + 1)..line.LastIndexOf(" [", StringComparison.Ordinal)];
    }

    public void Dispose() => _consumer.Dispose();

    private IEnumerable<(string Id, string Message)> FindingsOf(string file) =>
        Result.Findings.Where(finding => finding.File == file).Select(finding => (finding.Id, finding.Message));

    private static string NameOf(CodeBlock block) => $"{Path.GetFileNameWithoutExtension(block.Page)}_{block.Line.ToString(CultureInfo.InvariantCulture)}";

    private static string FileOf(CodeBlock block) => NameOf(block) + ".fs";

    private static string UncommentedFileOf(CodeBlock block) => NameOf(block) + "_Uncommented.fs";

    private BuildResult Build(PackedPackage package)
    {
        var header = CodeBlock.In("docs/rules/README.md", RepositoryRoot.Read("docs", "rules", "README.md")).Single(block => block.Kind == "header");
        foreach (var block in RulePage.Ids.SelectMany(id => RulePage.Of(id).CodeIn(CodeBlock.FSharp)))
        {
            Add(FileOf(block), header.Text, block.Text);
            if (block.Kind == "suppressed")
            {
                Add(UncommentedFileOf(block), header.Text, string.Join('\n', block.Text.Split('\n').Where(line => !line.Contains(SuppressionComment, StringComparison.Ordinal))));
            }
        }

        var example = CodeBlock.In(Introduction, RepositoryRoot.Read(Introduction.Split('/'))).Single(block => block.Kind == "finding");
        _consumer.File(Path.Combine("Pages", ExampleFile), example.Text + "\n");
        _consumer.FSharpProject(package, "Pages", ["*.fs"]).File("Pages/.editorconfig", Severities());
        return _consumer.Build("Pages");
    }

    private void Add(string file, string header, string text) =>
        _consumer.File(Path.Combine("Pages", file), $"module Docs.{Path.GetFileNameWithoutExtension(file)}\n\n{header}\n\n{text}\n");

    /// <summary>Suggestions have to show in the build output, and a rule that is off is on where its own page shows it.</summary>
    private static string Severities()
    {
        var text = new StringBuilder("root = true\n");
        foreach (var rule in RuleCatalog.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[{(rule.IsEnabledByDefault ? "*" : rule.Id + "_*")}.fs]\ndotnet_diagnostic.{rule.Id}.severity = warning\n");
        }

        return text.ToString();
    }
}
