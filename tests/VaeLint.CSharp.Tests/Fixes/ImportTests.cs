using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeLint.CSharp.CodeFixes;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Fixes;

/// <summary>A repair that calls an extension method brings its namespace along, once, and leaves the head of the file where it is.</summary>
public sealed class ImportTests
{
    private const string Body = "class Check\n{\n    bool Run(torch.Tensor a, torch.Tensor b) => a.shape == b.shape;\n}\n";
    private const string Repaired = "class Check\n{\n    bool Run(torch.Tensor a, torch.Tensor b) => a.shape.SequenceEqual(b.shape);\n}\n";

    [Theory]
    [InlineData("using TorchSharp;\n", "using System.Linq;\nusing TorchSharp;\n")]
    [InlineData("// about the file\nusing TorchSharp;\n", "// about the file\nusing System.Linq;\nusing TorchSharp;\n")]
    [InlineData("using System.IO;\nusing TorchSharp;\n", "using System.IO;\nusing System.Linq;\nusing TorchSharp;\n")]
    [InlineData("using System.Linq;\nusing TorchSharp;\n", "using System.Linq;\nusing TorchSharp;\n")]
    [InlineData("using A = TorchSharp.torch;\nusing TorchSharp;\n", "using System.Linq;\nusing A = TorchSharp.torch;\nusing TorchSharp;\n")]
    [InlineData("using System.IO;\r\nusing TorchSharp;\r\n", "using System.IO;\r\nusing System.Linq;\r\nusing TorchSharp;\r\n")]
    public async Task The_namespace_of_SequenceEqual(string head, string expected) => Assert.Equal(expected + Repaired, await Repair(head + Body));

    private static async Task<string> Repair(string source)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = Compilations.Create(("Check.cs", source));
        var finding = Assert.Single(await compilation.WithAnalyzers(PackagedAnalyzers.All).GetAnalyzerDiagnosticsAsync(cancellation));
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Check", "Check", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: Compilations.ParseOptions, metadataReferences: compilation.References));
        var document = workspace.AddDocument(project.Id, "Check.cs", await compilation.SyntaxTrees[0].GetTextAsync(cancellation));
        var here = Diagnostic.Create(finding.Descriptor, Location.Create((await document.GetSyntaxTreeAsync(cancellation))!, finding.Location.SourceSpan), finding.GetMessage());
        CodeAction? action = null;
        await new UsageFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, here, (offered, _) => action = offered, cancellation));
        var operations = await action!.GetOperationsAsync(cancellation);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync(cancellation)).ToString();
    }
}
