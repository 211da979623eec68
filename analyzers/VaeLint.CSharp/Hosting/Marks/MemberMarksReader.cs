using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>Finds the code of a member, its body and what its constructors run beside theirs, and what that code is marked with.</summary>
internal sealed class MemberMarksReader(RoslynProgram program, CancellationToken cancellation)
{
    private static readonly MemberMarks None = new(LossMark.None, []);

    private readonly MemberSources _sources = new(program, cancellation);

    /// <summary>As <see cref="Of(ISymbol)"/>, by the operations of the member that the host has bound; no constructor, which runs more than them.</summary>
    public MemberMarks OfBound(ISymbol member, ImmutableArray<IOperation> blocks) => Walk(blocks, member is IMethodSymbol method ? OverridesOf(method) : []);

    /// <summary>Marks told by names, with no code bound; null where they cannot tell.</summary>
    public MemberMarks? NamedBy(ISymbol member) => Of(member, (code, also) =>
    {
        var found = new MarksBuilder(program, also);
        return new NamedWalk(program, member, code, found).TryVisit() ? found.ToMember() : null;
    });

    /// <summary>Marks of the member's operations.</summary>
    public MemberMarks Of(ISymbol member) => Of(member, (code, also) => Walk(code.Select(_sources.OperationOf).OfType<IOperation>(), also))!;

    private MemberMarks? Of(ISymbol member, Func<IReadOnlyList<SyntaxNode>, IEnumerable<ISymbol>, MemberMarks?> read) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } constructor when program.Types.IsSource(constructor.ContainingType) => OfConstructor(constructor, read),
        IMethodSymbol method => OfMethod(method, read),
        _ => _sources.InitializerOf(member) is { } initializer ? read([initializer], []) : None,
    };

    private MemberMarks? OfMethod(IMethodSymbol method, Func<IReadOnlyList<SyntaxNode>, IEnumerable<ISymbol>, MemberMarks?> read)
    {
        var syntax = _sources.DeclarationOf(method);
        if (syntax is null)
        {
            return method.IsVirtual || method.IsAbstract || method.IsOverride || program.Torch?.IsModuleCall(method) == true ? new MemberMarks(LossMark.None, Originals(program.FindOverrides(method))) : None;
        }

        if (method.IsAbstract || method.IsPartialDefinition && method.PartialImplementationPart is null)
        {
            return new MemberMarks(LossMark.None, Originals(program.FindOverrides(method)));
        }

        var overrides = OverridesOf(method);
        return syntax is TypeDeclarationSyntax or ParameterSyntax or AccessorDeclarationSyntax { Body: null, ExpressionBody: null }
            ? new MemberMarks(LossMark.None, [.. ConstructorsOf(method.ContainingType), .. overrides])
            : read([syntax], overrides);
    }

    private MemberMarks? OfConstructor(IMethodSymbol constructor, Func<IReadOnlyList<SyntaxNode>, IEnumerable<ISymbol>, MemberMarks?> read)
    {
        var type = constructor.ContainingType;
        var syntax = _sources.DeclarationOf(constructor);
        var code = _sources.InitializersOf(type, constructor.IsStatic)
            .Where(initialized => StoredTypes.Matter(initialized.Member, program))
            .Select(initialized => (SyntaxNode)initialized.Initializer)
            .ToList();
        code.AddRange(syntax is TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax named, ..] } ? [named] : syntax is ConstructorDeclarationSyntax ? [syntax] : []);
        return read(code, constructor.IsStatic || type.BaseType is not { } parent ? [] : ConstructorsOf(parent));
    }

    /// <summary>An object of a derived class runs its override.</summary>
    private IReadOnlyList<ISymbol> OverridesOf(IMethodSymbol method) => program.MayBeOverridden(method) ? Originals(program.FindOverrides(method)) : [];

    private static IReadOnlyList<ISymbol> Originals(IEnumerable<IMethodSymbol> methods) => [.. methods.Select(method => method.OriginalDefinition)];

    private IReadOnlyList<ISymbol> ConstructorsOf(INamedTypeSymbol type) => program.Types.IsSource(type) ? [.. type.OriginalDefinition.InstanceConstructors] : [];

    private MemberMarks Walk(IEnumerable<IOperation> code, IEnumerable<ISymbol> also)
    {
        var found = new MarksBuilder(program, also);
        var walk = new MarkWalk(program, found);
        foreach (var root in code)
        {
            walk.Visit(root);
        }

        return found.ToMember();
    }
}
