using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Lowering;

/// <summary>Finds the source of a member and lowers it; null where there is none in this compilation.</summary>
internal sealed class MemberLowering(RoslynProgram program, CancellationToken cancellation)
{
    private readonly MemberSources _sources = new(program, cancellation);

    public IrBody? Lower(ISymbol member, MethodRef method)
    {
        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } => null,
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } constructor => LowerConstructor(constructor, method),
            IMethodSymbol symbol => LowerMethod(symbol, method),
            _ => LowerInitializer(member, method),
        };
    }

    private IrBody? LowerMethod(IMethodSymbol method, MethodRef reference)
    {
        // Members that a record implies point to the record's declaration.
        if (_sources.DeclarationOf(method) is not { } syntax || syntax is TypeDeclarationSyntax)
        {
            return new ImplicitMembers(program, cancellation).Lower(method, Start(reference));
        }

        if (method.AssociatedSymbol is IPropertySymbol property && IsWithoutBody(syntax))
        {
            return new ImplicitMembers(program, cancellation).LowerAccessor(method, property, Start(reference));
        }

        if (GraphOf(method, syntax) is not { } graph)
        {
            return null;
        }

        var lowering = Start(reference);
        lowering.DeclareParameters(method);
        lowering.Body.HasSharedSignature = reference.IsVirtual || !method.ExplicitInterfaceImplementations.IsEmpty || IsOfInterface(method);
        lowering.LowerGraph(graph);
        return lowering.Body;
    }

    private static bool IsOfInterface(IMethodSymbol method) => method.ContainingType is { } type && type.AllInterfaces.SelectMany(i => i.GetMembers(method.Name))
        .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method));

    private IrBody? LowerConstructor(IMethodSymbol constructor, MethodRef reference)
    {
        var type = constructor.ContainingType;
        var lowering = Start(reference);
        if (type.IsAnonymousType)
        {
            return new ImplicitMembers(program, cancellation).LowerAnonymousConstructor(constructor, lowering);
        }

        if (!program.Types.IsSource(type))
        {
            return null;
        }

        if (ImplicitMembers.IsCopyConstructor(constructor))
        {
            return new ImplicitMembers(program, cancellation).LowerCopyConstructor(constructor, lowering);
        }

        lowering.DeclareParameters(constructor);
        lowering.Body.IsConstructor = true;
        var syntax = _sources.DeclarationOf(constructor);
        var initializer = (syntax as ConstructorDeclarationSyntax)?.Initializer;
        if (syntax is TypeDeclarationSyntax)
        {
            new ImplicitMembers(program, cancellation).StorePrimaryParameters(constructor, lowering);
        }

        if (initializer is not { RawKind: (int)SyntaxKind.ThisConstructorInitializer })
        {
            SpliceInitializers(type, constructor.IsStatic, lowering);
        }

        if (syntax is not ConstructorDeclarationSyntax && !constructor.IsStatic)
        {
            new ImplicitMembers(program, cancellation).CallBaseConstructor(constructor, syntax, lowering);
        }

        if (syntax is ConstructorDeclarationSyntax)
        {
            if (GraphOf(constructor, syntax) is not { } graph)
            {
                return null;
            }

            lowering.LowerGraph(graph, spliced: true);
        }

        lowering.Return(-1, Origin.None);
        return lowering.Body;
    }

    private void SpliceInitializers(INamedTypeSymbol type, bool isStatic, BodyLowering lowering)
    {
        foreach (var (member, initializer) in _sources.InitializersOf(type, isStatic))
        {
            if (GraphOf(null, initializer) is { } graph)
            {
                lowering.LowerInitializer(graph, program.Members.Initializer(member));
            }
        }
    }

    private IrBody? LowerInitializer(ISymbol member, MethodRef reference)
    {
        if (_sources.InitializerOf(member) is not { } initializer || GraphOf(member, initializer) is not { } graph)
        {
            return null;
        }

        var lowering = Start(reference);
        if (!member.IsStatic)
        {
            lowering.DeclareThis(member.ContainingType);
        }

        var value = lowering.ExpectInitialValueOf(member);
        lowering.LowerGraph(graph, spliced: true);
        lowering.Return(value, SyntaxOrigin.Of(initializer.Value));
        return lowering.Body;
    }

    private BodyLowering Start(MethodRef method) => new(program, method.FullName, method.Key, method.Key, cancellation);

    private static bool IsWithoutBody(SyntaxNode syntax) => syntax is ParameterSyntax or AccessorDeclarationSyntax { Body: null, ExpressionBody: null };

    private ControlFlowGraph? GraphOf(ISymbol? member, SyntaxNode syntax)
    {
        if (member is not null && program.OfferedGraph(member) is { } offered)
        {
            return offered;
        }

        return _sources.OperationOf(syntax) switch
        {
            IMethodBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
            IConstructorBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
            IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
            IFieldInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
            IPropertyInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
            _ => null,
        };
    }
}
