using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VaeLint.Core;
using VaeLint.CSharp.Hosting;
using VaeLint.CSharp.Hosting.Marks;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Tests.Hosting;

/// <summary>The members of one compilation with what a direct analysis finds in them, whatever the gate says, and what the gate says.</summary>
internal sealed class OpenLosses
{
    private readonly Compilation _compilation;
    private readonly IReadOnlyList<ISymbol> _roots;

    public OpenLosses(Compilation compilation)
    {
        _compilation = compilation;
        _roots = [.. SourceTypes.In(compilation.Assembly.GlobalNamespace, CancellationToken.None).SelectMany(type => type.GetMembers())
            .Where(member => member is IMethodSymbol { IsAbstract: false } or IFieldSymbol or IPropertySymbol).Select(member => member is IMethodSymbol method ? method.PartialImplementationPart ?? method : member)];
    }

    /// <summary>The members with findings of their own, told without the gate.</summary>
    public IReadOnlyList<ISymbol> WithFindings()
    {
        var program = new RoslynProgram(_compilation);
        var sources = new MemberSources(program, CancellationToken.None);
        var analysis = new LossAnalysis(program);
        return [.. _roots.Where(root => sources.DeclarationOf(root) is { } code
            && analysis.Analyze(program.GetMember(root), CancellationToken.None).Any(finding => finding.Primary.Node is SyntaxNode node && node.SyntaxTree == code.SyntaxTree && code.FullSpan.Contains(finding.Primary.Start)))];
    }

    /// <summary>The members that the gate leaves closed when it is asked for them in this order.</summary>
    public HashSet<ISymbol> Closed(Func<IEnumerable<ISymbol>, IEnumerable<ISymbol>> order)
    {
        var program = new RoslynProgram(_compilation);
        var candidate = new RootCandidate(program, program.Torch!, new LossAnalysis(program));
        return new HashSet<ISymbol>(order(_roots).Where(root => !IsOpen(program, candidate, root)).ToList(), SymbolEqualityComparer.Default);
    }

    /// <summary>As if nobody had asked for another member before.</summary>
    public bool IsClosedAlone(ISymbol root) => Closed(_ => [root]).Count > 0;

    private static bool IsOpen(RoslynProgram program, RootCandidate candidate, ISymbol root)
    {
        var sources = new MemberSources(program, CancellationToken.None);
        var syntax = root is IMethodSymbol ? sources.DeclarationOf(root) : sources.InitializerOf(root);
        ImmutableArray<IOperation> blocks = syntax is not null && sources.OperationOf(syntax) is { } code ? [code] : [];
        return candidate.MayHoldLoss(root, blocks, out _, CancellationToken.None);
    }
}
