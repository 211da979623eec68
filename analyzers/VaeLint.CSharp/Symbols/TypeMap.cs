using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Symbols;

/// <summary>Roslyn types as <see cref="TypeRef"/>; one instance per type and compilation.</summary>
internal sealed class TypeMap(Compilation compilation, TorchSymbols? torch)
{
    // A delegate may mention itself in its own signature.
    private const int MaxArgumentDepth = 4;

    private readonly ConcurrentDictionary<ITypeSymbol, TypeRef> _types = new(SymbolEqualityComparer.Default);

    public TypeRef Map(ITypeSymbol? type) => type is null or IErrorTypeSymbol ? TypeRef.Unknown : _types.GetOrAdd(type, key => Create(key, 0));

    public bool IsSource(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                return true;
            }
        }

        return false;
    }

    public TypeRefKind KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Void => TypeRefKind.Void,
        SpecialType.System_Boolean => TypeRefKind.Boolean,
        SpecialType.System_String => TypeRefKind.String,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => TypeRefKind.Integer,
        SpecialType.System_IntPtr or SpecialType.System_UIntPtr => TypeRefKind.Integer,
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => TypeRefKind.Floating,
        _ => KindOfOther(type),
    };

    private TypeRef Create(ITypeSymbol type, int depth)
    {
        if (type is IErrorTypeSymbol)
        {
            return TypeRef.Unknown;
        }

        var kind = KindOf(type);
        return new TypeRef(NameOf(type), kind, depth < MaxArgumentDepth ? ArgumentsOf(type, kind, depth + 1) : null, IsSource(type), type);
    }

    private TypeRefKind KindOfOther(ITypeSymbol type)
    {
        if (torch is not null && (torch.IsTensor(type) || torch.IsParameter(type)))
        {
            return TypeRefKind.Tensor;
        }

        if (type is IArrayTypeSymbol)
        {
            return TypeRefKind.Sequence;
        }

        if (type is not INamedTypeSymbol named)
        {
            return TypeRefKind.Other;
        }

        if (named.TypeKind == TypeKind.Enum)
        {
            return TypeRefKind.Enum;
        }

        if (named.TypeKind == TypeKind.Delegate)
        {
            return TypeRefKind.Delegate;
        }

        if (named.IsTupleType || IsSystemType(named, "Tuple") && named.Arity > 0)
        {
            return TypeRefKind.Tuple;
        }

        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return TypeRefKind.Nullable;
        }

        if (torch is not null && torch.IsScalar(named) || IsSystemType(named, "Half"))
        {
            return TypeRefKind.Floating;
        }

        return IsSequence(named) ? TypeRefKind.Sequence : TypeRefKind.Other;
    }

    private bool IsSequence(INamedTypeSymbol type)
    {
        if (type.Arity != 1 || IsSource(type))
        {
            return false;
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || IsSystemType(type, "Span")
            || IsSystemType(type, "ReadOnlySpan")
            || IsSystemType(type, "Memory")
            || IsSystemType(type, "ReadOnlyMemory"))
        {
            return true;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type.TypeArguments[0]))
            {
                return true;
            }
        }

        return false;
    }

    private IReadOnlyList<TypeRef>? ArgumentsOf(ITypeSymbol type, TypeRefKind kind, int depth)
    {
        if (type is IArrayTypeSymbol array)
        {
            return [Create(array.ElementType, depth)];
        }

        if (type is not INamedTypeSymbol named)
        {
            return null;
        }

        var arguments = new List<TypeRef>();
        if (kind == TypeRefKind.Delegate)
        {
            if (named.DelegateInvokeMethod is not { } invoke)
            {
                return null;
            }

            foreach (var parameter in invoke.Parameters)
            {
                arguments.Add(Create(parameter.Type, depth));
            }

            arguments.Add(Create(invoke.ReturnType, depth));
        }
        else if (named.IsTupleType)
        {
            foreach (var element in named.TupleElements)
            {
                arguments.Add(Create(element.Type, depth));
            }
        }
        else
        {
            foreach (var argument in named.TypeArguments)
            {
                arguments.Add(Create(argument, depth));
            }
        }

        return arguments.Count == 0 ? null : arguments;
    }

    private static bool IsSystemType(INamedTypeSymbol type, string name) =>
        string.Equals(type.Name, name, StringComparison.Ordinal)
        && type.ContainingType is null
        && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private static string NameOf(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return NameOf(array.ElementType) + "[]";
            case IPointerTypeSymbol pointer:
                return NameOf(pointer.PointedAtType) + "*";
            case IDynamicTypeSymbol:
                return "dynamic";
            case INamedTypeSymbol { IsTupleType: true }:
                return "System.ValueTuple";
            case INamedTypeSymbol { IsAnonymousType: true }:
                return "<anonymous type>";
            default:
                var text = new StringBuilder();
                AppendName(text, type);
                return text.ToString();
        }
    }

    private static void AppendName(StringBuilder text, INamespaceOrTypeSymbol symbol)
    {
        INamespaceOrTypeSymbol? container = symbol is ITypeParameterSymbol
            ? null
            : (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
        if (container is not null and not INamespaceSymbol { IsGlobalNamespace: true })
        {
            AppendName(text, container);
            text.Append('.');
        }

        text.Append(symbol.Name);
    }
}
