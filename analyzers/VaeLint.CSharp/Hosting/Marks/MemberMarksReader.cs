using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting.Marks;

/// <summary>Finds the operations of a member: its body, and what its constructors run beside theirs.</summary>
internal sealed class MemberMarksReader(RoslynProgram program, CancellationToken cancellation)
{
    private static readonly MemberMarks Unknown = new(LossMark.All, []);

    private static readonly MemberMarks None = new(LossMark.None, []);

    private readonly MemberSources _sources = new(program, cancellation);

    public MemberMarks Of(ISymbol member) => Of(member, ImmutableArray<IOperation>.Empty);

    /// <param name="bound">The member's operations, where the host has them.</param>
    public MemberMarks Of(ISymbol member, ImmutableArray<IOperation> bound)
    {
        if (!bound.IsEmpty && member is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor })
        {
            return Walk([.. bound]);
        }

        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } constructor when program.Types.IsSource(constructor.ContainingType) => OfConstructor(constructor),
            IMethodSymbol method => OfMethod(method),
            _ => _sources.InitializerOf(member) is { } initializer && _sources.OperationOf(initializer) is { } value ? Walk([value]) : None,
        };
    }

    private MemberMarks OfMethod(IMethodSymbol method)
    {
        var syntax = _sources.DeclarationOf(method);
        if (syntax is not null && (method.IsAbstract || method.IsPartialDefinition && method.PartialImplementationPart is null) || syntax is null && (method.IsVirtual || method.IsAbstract || program.Torch?.IsModuleCall(method) == true))
        {
            // A method without a body is its only implementation; of several, any may hold it.
            return program.FindOnlyImplementation(method) is { } only ? new MemberMarks(LossMark.None, [only.OriginalDefinition]) : syntax is null ? None : Unknown;
        }

        // What a record implies, and accessors without a body, reach the storage that the constructors fill.
        return syntax is null ? None
            : syntax is TypeDeclarationSyntax or ParameterSyntax or AccessorDeclarationSyntax { Body: null, ExpressionBody: null } ? new MemberMarks(LossMark.None, ConstructorsOf(method.ContainingType))
            : _sources.OperationOf(syntax) is { } body ? Walk([body])
            : None;
    }

    private MemberMarks OfConstructor(IMethodSymbol constructor)
    {
        var type = constructor.ContainingType;
        var syntax = _sources.DeclarationOf(constructor);
        var code = _sources.InitializersOf(type, constructor.IsStatic).Select(initialized => (SyntaxNode)initialized.Initializer).ToList();
        code.AddRange(syntax is TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax named, ..] } ? [named] : syntax is ConstructorDeclarationSyntax ? [syntax] : []);
        return Walk([.. code.Select(_sources.OperationOf).OfType<IOperation>()], constructor.IsStatic || type.BaseType is not { } parent ? [] : ConstructorsOf(parent));
    }

    private IReadOnlyList<ISymbol> ConstructorsOf(INamedTypeSymbol type) => program.Types.IsSource(type) ? [.. type.OriginalDefinition.InstanceConstructors] : [];

    private MemberMarks Walk(IReadOnlyList<IOperation> code, IEnumerable<ISymbol>? also = null)
    {
        var walk = new MarkWalk(program, also ?? []);
        foreach (var root in code)
        {
            walk.Visit(root);
        }

        return new MemberMarks(walk.Marks, walk.Callees);
    }
}
