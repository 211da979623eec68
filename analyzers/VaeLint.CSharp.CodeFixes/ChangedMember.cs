using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VaeLint.Core.Ir;
using VaeLint.CSharp.CodeFixes.Rewriting;

namespace VaeLint.CSharp.CodeFixes;

/// <summary>A member after its rewrites, read again from the text and bound in a compilation of its own.</summary>
internal sealed class ChangedMember
{
    private ChangedMember(SyntaxNode root, RoslynProgram program, IrBody body)
    {
        Root = root;
        Program = program;
        Body = body;
    }

    /// <summary>The root of the changed document.</summary>
    public SyntaxNode Root { get; }

    public RoslynProgram Program { get; }

    public IrBody Body { get; }

    /// <summary>Null when the text does not compile as before.</summary>
    public static ChangedMember? Of(RoslynProgram program, SyntaxNode member, IReadOnlyList<Rewrite> rewrites, CancellationToken cancellation)
    {
        var tree = member.SyntaxTree;
        var mark = new SyntaxAnnotation();
        var root = tree.GetRoot(cancellation);
        var memberRewrite = new Rewrite(member, node => node.WithAdditionalAnnotations(mark));
        if (Rewrite.Apply(root, [.. rewrites, memberRewrite]) is not { } changed)
        {
            return null;
        }

        var written = tree.WithRootAndOptions(CSharpSyntaxTree.ParseText(changed.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: cancellation).GetRoot(cancellation), tree.Options);
        var compilation = program.Compilation.ReplaceSyntaxTree(tree, written);
        var place = changed.GetAnnotatedNodes(mark).Single();
        var newMember = MemberSyntax.Around(written.GetRoot(cancellation), place.SpanStart);
        var isInside = rewrites.All(rewrite => member.Contains(rewrite.Target));
        if (newMember is null || newMember.Span != place.Span
            || HasNewDiagnostics(compilation, isInside ? newMember : written.GetRoot(cancellation), program.Compilation, isInside ? member : root, cancellation))
        {
            return null;
        }

        var next = new RoslynProgram(compilation, program.Vocabulary);
        return MemberSyntax.BodyOf(newMember, next, cancellation) is { } body ? new ChangedMember(changed, next, body) : null;
    }

    private static bool HasNewDiagnostics(Compilation compilation, SyntaxNode changed, Compilation originalCompilation, SyntaxNode original, CancellationToken cancellation)
    {
        var known = Diagnostics(originalCompilation, original, cancellation).GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.Count());
        return Diagnostics(compilation, changed, cancellation).GroupBy(d => d.Id).Any(g => !known.TryGetValue(g.Key, out var count) || g.Count() > count);
    }

    private static IEnumerable<Diagnostic> Diagnostics(Compilation compilation, SyntaxNode member, CancellationToken cancellation)
    {
#pragma warning disable RS1030 // The compilation is our own changed copy.
        var model = compilation.GetSemanticModel(member.SyntaxTree);
#pragma warning restore RS1030
        return model.GetDiagnostics(member.FullSpan, cancellation).Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed);
    }
}
