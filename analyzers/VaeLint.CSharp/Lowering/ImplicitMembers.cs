using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Bodies that the compiler writes: auto accessors, the members of records and anonymous types, implicit base calls.</summary>
internal sealed class ImplicitMembers(RoslynProgram program, CancellationToken cancellation)
{
    private const string CloneMethodName = "<Clone>$";

    public static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true, Parameters.Length: 1 }
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    public IrBody? Lower(IMethodSymbol method, BodyLowering lowering)
    {
        if (!program.Types.IsSource(method.ContainingType))
        {
            return null;
        }

        if (method.AssociatedSymbol is IPropertySymbol property)
        {
            return program.IsAutoProperty(property) || property.ContainingType.IsAnonymousType ? LowerAccessor(method, property, lowering) : null;
        }

        if (!method.ContainingType.IsRecord)
        {
            return null;
        }

        return method.Name switch
        {
            CloneMethodName => LowerClone(method, lowering),
            "Deconstruct" => LowerDeconstruct(method, lowering),
            _ => null,
        };
    }

    public IrBody? LowerAccessor(IMethodSymbol accessor, IPropertySymbol property, BodyLowering lowering)
    {
        if (!program.IsAutoProperty(property) && !property.ContainingType.IsAnonymousType)
        {
            return null;
        }

        lowering.DeclareParameters(accessor);
        var instance = property.IsStatic ? -1 : lowering.This();
        var storage = program.Members.Storage(property, cancellation);
        if (accessor.MethodKind == MethodKind.PropertyGet)
        {
            var value = lowering.NewRegister();
            lowering.Emit(new IrGetField(value, instance, storage, Origin.None));
            lowering.Return(value, Origin.None);
        }
        else
        {
            lowering.Emit(new IrSetField(instance, storage, lowering.Body.ParameterRegisters[0], Origin.None));
            lowering.Return(-1, Origin.None);
        }

        return lowering.Body;
    }

    public IrBody LowerAnonymousConstructor(IMethodSymbol constructor, BodyLowering lowering)
    {
        lowering.DeclareParameters(constructor);
        lowering.Body.IsConstructor = true;
        foreach (var parameter in constructor.Parameters)
        {
            if (PropertyOf(constructor.ContainingType, parameter) is { } property)
            {
                Set(property, lowering.Variable(parameter), Origin.None, lowering);
            }
        }

        lowering.Return(-1, Origin.None);
        return lowering.Body;
    }

    public IrBody LowerCopyConstructor(IMethodSymbol constructor, BodyLowering lowering)
    {
        lowering.DeclareParameters(constructor);
        lowering.Body.IsConstructor = true;
        var original = lowering.Variable(constructor.Parameters[0]);
        for (var type = constructor.ContainingType; type is not null && program.Types.IsSource(type); type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                var storage = member switch
                {
                    IFieldSymbol { IsStatic: false } field => program.Members.Field(field, cancellation),
                    _ => null,
                };
                if (storage is not null)
                {
                    var value = lowering.NewRegister();
                    lowering.Emit(new IrGetField(value, original, storage, Origin.None));
                    lowering.Emit(new IrSetField(lowering.This(), storage, value, Origin.None));
                }
            }
        }

        lowering.Return(-1, Origin.None);
        return lowering.Body;
    }

    /// <summary>Positional properties of a record; elsewhere the storage of a parameter that other members may read.</summary>
    public void StorePrimaryParameters(IMethodSymbol constructor, BodyLowering lowering)
    {
        var type = constructor.ContainingType;
        foreach (var parameter in constructor.Parameters)
        {
            var at = parameter.DeclaringSyntaxReferences.IsEmpty ? Origin.None : SyntaxOrigin.Of(parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation));
            if (!type.IsRecord)
            {
                lowering.Emit(new IrSetField(lowering.This(), program.Members.Captured(parameter, cancellation), lowering.Variable(parameter), at));
            }
            else if (PropertyOf(type, parameter) is { } property && IsPositional(property))
            {
                Set(property, lowering.Variable(parameter), at, lowering);
            }
        }
    }

    /// <summary>The base constructor that runs where the source names none, or that a primary constructor names.</summary>
    public void CallBaseConstructor(IMethodSymbol constructor, SyntaxNode? syntax, BodyLowering lowering)
    {
        if (syntax is TypeDeclarationSyntax { BaseList.Types: { Count: > 0 } bases } && bases[0] is PrimaryConstructorBaseTypeSyntax named)
        {
            if (program.ModelOf(named.SyntaxTree).GetOperation(named, cancellation) is IInvocationOperation call)
            {
                lowering.LowerCall(call);
            }

            return;
        }

        if (constructor.ContainingType.BaseType is not { } baseType || !program.Types.IsSource(baseType))
        {
            return;
        }

        foreach (var candidate in baseType.InstanceConstructors)
        {
            if (candidate.Parameters.IsEmpty)
            {
                var at = syntax is null ? Origin.None : SyntaxOrigin.Of(syntax);
                lowering.Emit(new IrCall(-1, program.Members.NonVirtualMethod(candidate), lowering.This(), [], [], isCreation: false, at, at));
            }
        }
    }

    private IrBody LowerClone(IMethodSymbol clone, BodyLowering lowering)
    {
        lowering.DeclareParameters(clone);
        foreach (var constructor in clone.ContainingType.InstanceConstructors)
        {
            if (constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, clone.ContainingType))
            {
                var copy = lowering.NewRegister();
                lowering.Emit(new IrCall(copy, program.Members.Method(constructor), -1, [lowering.This()], [Origin.None], isCreation: true, Origin.None, Origin.None));
                lowering.Return(copy, Origin.None);
                break;
            }
        }

        return lowering.Body;
    }

    private IrBody LowerDeconstruct(IMethodSymbol method, BodyLowering lowering)
    {
        lowering.DeclareParameters(method);
        foreach (var parameter in method.Parameters)
        {
            if (PropertyOf(method.ContainingType, parameter) is { } property)
            {
                lowering.Emit(new IrGetField(lowering.Variable(parameter), lowering.This(), program.Members.Storage(property, cancellation), Origin.None));
            }
        }

        lowering.Return(-1, Origin.None);
        return lowering.Body;
    }

    private void Set(IPropertySymbol property, int value, Origin at, BodyLowering lowering) =>
        lowering.Emit(new IrSetField(lowering.This(), program.Members.Storage(property, cancellation), value, at));

    private static IPropertySymbol? PropertyOf(INamedTypeSymbol type, IParameterSymbol parameter)
    {
        foreach (var member in type.GetMembers(parameter.Name))
        {
            if (member is IPropertySymbol property)
            {
                return property;
            }
        }

        return null;
    }

    private bool IsPositional(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Length == 1 && property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is ParameterSyntax;
}
