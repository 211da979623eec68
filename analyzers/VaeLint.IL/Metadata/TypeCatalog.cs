using System.Collections.Concurrent;
using System.Reflection.Metadata;
using VaeLint.Core.Ir;

namespace VaeLint.IL.Metadata;

/// <summary>
/// Types of the analysed module and of what it references as <see cref="TypeRef"/>. The symbol of a type of the module is its definition handle, that of any other
/// type the name of its assembly.
/// </summary>
internal sealed class TypeCatalog(ReferencedAssemblies references)
{
    private readonly ConcurrentDictionary<TypeDefinitionHandle, TypeRef> _source = new();

    public TypeRef Definition(MetadataReader reader, TypeDefinitionHandle handle, bool isSource, IReadOnlyList<TypeRef> arguments)
    {
        if (!isSource)
        {
            return External(TypeNames.Of(reader, handle), arguments, null, () => Shape(reader, handle));
        }

        return arguments.Count > 0 ? Create(reader, handle, arguments)
            : _source.TryGetValue(handle, out var known) ? known
            : _source.GetOrAdd(handle, Create(reader, handle, []));
    }

    public TypeRef Reference(MetadataReader reader, TypeReferenceHandle handle, IReadOnlyList<TypeRef> arguments)
    {
        var name = TypeNames.Of(reader, handle);
        var assembly = TypeNames.AssemblyOf(reader, handle);
        return External(name, arguments, assembly, () => assembly is not null && references.Find(assembly) is { } found ? found.KindOf(name) : TypeRefKind.Other);
    }

    public TypeRef Instantiate(TypeRef generic, IReadOnlyList<TypeRef> arguments)
    {
        if (generic.IsSource)
        {
            return new TypeRef(generic.Name, generic.Kind, arguments, isSource: true, generic.Symbol);
        }

        var kind = generic.Kind == TypeRefKind.Other ? TypeKinds.Of(generic.Name, arguments.Count) : generic.Kind;
        return new TypeRef(generic.Name, kind, ArgumentsOf(generic.Name, kind, arguments), symbol: generic.Symbol);
    }

    private static TypeRef Create(MetadataReader reader, TypeDefinitionHandle handle, IReadOnlyList<TypeRef> arguments)
    {
        var name = TypeNames.Of(reader, handle);
        var known = TypeKinds.Of(name, 0);
        return new TypeRef(name, known == TypeRefKind.Other ? Shape(reader, handle) : known, arguments, isSource: true, handle);
    }

    private static TypeRef External(string name, IReadOnlyList<TypeRef> arguments, string? assembly, Func<TypeRefKind> fallback)
    {
        var kind = TypeKinds.Of(name, arguments.Count);
        return new TypeRef(name, kind == TypeRefKind.Other ? fallback() : kind, ArgumentsOf(name, kind, arguments), symbol: assembly);
    }

    /// <summary>enum, delegate or neither.</summary>
    internal static TypeRefKind Shape(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var parent = reader.GetTypeDefinition(handle).BaseType;
        var name = parent.Kind switch
        {
            HandleKind.TypeReference when !parent.IsNil => TypeNames.Of(reader, (TypeReferenceHandle)parent),
            HandleKind.TypeDefinition when !parent.IsNil => TypeNames.Of(reader, (TypeDefinitionHandle)parent),
            _ => "",
        };
        return name switch
        {
            "System.Enum" => TypeRefKind.Enum,
            "System.MulticastDelegate" => TypeRefKind.Delegate,
            _ => TypeRefKind.Other,
        };
    }

    /// <summary>A tuple of more than seven items nests the rest in its last argument; Action has no return type.</summary>
    private static IReadOnlyList<TypeRef> ArgumentsOf(string name, TypeRefKind kind, IReadOnlyList<TypeRef> arguments)
    {
        if (kind == TypeRefKind.Tuple && arguments.Count == 8)
        {
            return [.. arguments.Take(7), .. arguments[7].Kind == TypeRefKind.Tuple ? arguments[7].Arguments : [arguments[7]]];
        }

        return name switch
        {
            "System.Action" => [.. arguments, new TypeRef("System.Void", TypeRefKind.Void)],
            "System.Predicate" => [.. arguments, TypeRef.Boolean],
            "System.Comparison" when arguments.Count == 1 => [arguments[0], arguments[0], TypeRef.Integer],
            _ => arguments,
        };
    }
}
