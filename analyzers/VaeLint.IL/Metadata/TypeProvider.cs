using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection.Metadata;
using VaeLint.Core.Ir;

namespace VaeLint.IL.Metadata;

/// <summary>Decodes signatures of one module to <see cref="TypeRef"/>. By-reference types keep a trailing ampersand in their name.</summary>
internal sealed class TypeProvider(TypeCatalog catalog, bool isSource) : ISignatureTypeProvider<TypeRef, GenericContext>
{
    public const string ByReferenceSuffix = "&";

    private static readonly TypeRef?[] Primitives = new TypeRef?[byte.MaxValue + 1];

    private readonly ConcurrentDictionary<TypeReferenceHandle, TypeRef> _references = new();

    public static bool IsByReference(TypeRef type) => type.Name.EndsWith(ByReferenceSuffix, StringComparison.Ordinal);

    /// <summary>T of T&amp;; any other type as it is.</summary>
    public static TypeRef Referent(TypeRef type) => IsByReference(type) && type.Arguments.Count == 1 ? type.Arguments[0] : type;

    public TypeRef GetPrimitiveType(PrimitiveTypeCode typeCode) => Primitives[(byte)typeCode] ??= Primitive(typeCode);

    public TypeRef GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => catalog.Definition(reader, handle, isSource, []);

    public TypeRef GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        _references.TryGetValue(handle, out var known) ? known : _references.GetOrAdd(handle, catalog.Reference(reader, handle, []));

    public TypeRef GetTypeFromSpecification(MetadataReader reader, GenericContext genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        Specifications.Decode(reader, handle, this, genericContext);

    public TypeRef GetSZArrayType(TypeRef elementType) => new(elementType.Name + "[]", TypeRefKind.Sequence, [elementType]);

    public TypeRef GetArrayType(TypeRef elementType, ArrayShape shape) => new(elementType.Name + "[,]", TypeRefKind.Other, [elementType]);

    public TypeRef GetByReferenceType(TypeRef elementType) => new(elementType.Name + ByReferenceSuffix, elementType.Kind, [elementType]);

    public TypeRef GetPointerType(TypeRef elementType) => new(elementType.Name + "*", TypeRefKind.Other, [elementType]);

    public TypeRef GetGenericInstantiation(TypeRef genericType, ImmutableArray<TypeRef> typeArguments) => catalog.Instantiate(genericType, typeArguments);

    public TypeRef GetGenericMethodParameter(GenericContext genericContext, int index) => genericContext.Method(index);

    public TypeRef GetGenericTypeParameter(GenericContext genericContext, int index) => genericContext.Type(index);

    public TypeRef GetModifiedType(TypeRef modifier, TypeRef unmodifiedType, bool isRequired) => unmodifiedType;

    public TypeRef GetPinnedType(TypeRef elementType) => elementType;

    public TypeRef GetFunctionPointerType(MethodSignature<TypeRef> signature) => new("fnptr", TypeRefKind.Other);

    private static TypeRef Primitive(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Void => new TypeRef("System.Void", TypeRefKind.Void),
        PrimitiveTypeCode.Boolean => TypeRef.Boolean,
        PrimitiveTypeCode.String => new TypeRef("System.String", TypeRefKind.String),
        PrimitiveTypeCode.Single => new TypeRef("System.Single", TypeRefKind.Floating),
        PrimitiveTypeCode.Double => TypeRef.Floating,
        PrimitiveTypeCode.Object => new TypeRef("System.Object", TypeRefKind.Other),
        PrimitiveTypeCode.Char => new TypeRef("System.Char", TypeRefKind.Other),
        PrimitiveTypeCode.TypedReference => new TypeRef("System.TypedReference", TypeRefKind.Other),
        _ => new TypeRef("System." + typeCode, TypeRefKind.Integer),
    };
}
