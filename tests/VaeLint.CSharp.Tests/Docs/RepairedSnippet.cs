using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using VaeLint.CSharp.Tests.Verifiers;

namespace VaeLint.CSharp.Tests.Docs;

/// <summary>What a fix makes of a snippet: it is applied to the first finding that offers it, as long as one does.</summary>
internal static class RepairedSnippet
{
    private const int MaxRounds = 8;

    /// <summary>The code after the fix; the code as it was where no finding offers it. Titles begin with <paramref name="title"/>.</summary>
    public static async Task<string> Of(string code, string title)
    {
        for (var round = 0; round < MaxRounds && await Apply(code, title) is { } repaired; round++)
        {
            code = repaired;
        }

        return code;
    }

    private static async Task<string?> Apply(string code, string title)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var snippet = Snippet.Of(code);
        using var workspace = new AdhocWorkspace();
        var document = snippet.AddTo(workspace);
        var tree = await document.GetSyntaxTreeAsync(cancellation);
        foreach (var diagnostic in await snippet.Diagnostics(enabled: null))
        {
            var actions = new List<CodeAction>();
            var here = Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree!, diagnostic.Location.SourceSpan), diagnostic.GetMessage());
            foreach (var provider in PackagedAnalyzers.Fixes.Where(provider => provider.FixableDiagnosticIds.Contains(here.Id)))
            {
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, here, (action, _) => actions.Add(action), cancellation));
            }

            if (actions.Find(action => action.Title.StartsWith(title, StringComparison.Ordinal)) is { } fix)
            {
                var operations = await fix.GetOperationsAsync(cancellation);
                var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
                return Snippet.Unwrap((await changed.GetTextAsync(cancellation)).ToString());
            }
        }

        return null;
    }
}
