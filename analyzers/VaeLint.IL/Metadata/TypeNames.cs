using System.Reflection.Metadata;

namespace VaeLint.IL.Metadata;

/// <summary>Names of types as <c>TypeRef.Name</c> has them: dots everywhere, no generic arity.</summary>
internal static class TypeNames
{
    /// <summary>Types inside each other: in damaged metadata one may lie in itself.</summary>
    private const int MaxNesting = 32;

    public static string Of(MetadataReader reader, TypeDefinitionHandle handle) => Of(reader, handle, 0);

    public static string Of(MetadataReader reader, TypeReferenceHandle handle) => Of(reader, handle, 0);

    /// <summary>The name under which a custom attribute names a type: "Ns.Outer+Inner`1".</summary>
    public static string Reflection(MetadataReader reader, TypeDefinitionHandle handle) => Reflection(reader, handle, 0);

    /// <summary>The referenced assembly that declares a type; null when the scope is not an assembly.</summary>
    public static string? AssemblyOf(MetadataReader reader, TypeReferenceHandle handle) => AssemblyOf(reader, handle, 0);

    public static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name.Substring(0, tick);
    }

    private static string Of(MetadataReader reader, TypeDefinitionHandle handle, int nesting)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = WithoutArity(reader.GetString(type.Name));
        var outer = type.GetDeclaringType();
        return outer.IsNil ? Qualified(reader.GetString(type.Namespace), name) : Of(reader, outer, Deeper(nesting)) + "." + name;
    }

    private static string Of(MetadataReader reader, TypeReferenceHandle handle, int nesting)
    {
        var type = reader.GetTypeReference(handle);
        var name = WithoutArity(reader.GetString(type.Name));
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of(reader, (TypeReferenceHandle)type.ResolutionScope, Deeper(nesting)) + "." + name
            : Qualified(reader.GetString(type.Namespace), name);
    }

    private static string Reflection(MetadataReader reader, TypeDefinitionHandle handle, int nesting)
    {
        var type = reader.GetTypeDefinition(handle);
        var outer = type.GetDeclaringType();
        var name = reader.GetString(type.Name);
        return outer.IsNil ? Qualified(reader.GetString(type.Namespace), name) : Reflection(reader, outer, Deeper(nesting)) + "+" + name;
    }

    private static string? AssemblyOf(MetadataReader reader, TypeReferenceHandle handle, int nesting)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.TypeReference => AssemblyOf(reader, (TypeReferenceHandle)scope, Deeper(nesting)),
            _ => null,
        };
    }

    private static int Deeper(int nesting) => nesting < MaxNesting ? nesting + 1 : throw new BadImageFormatException("A type lies in itself.");

    private static string Qualified(string space, string name) => space.Length == 0 ? name : space + "." + name;
}
