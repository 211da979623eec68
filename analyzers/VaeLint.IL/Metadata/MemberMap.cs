using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Ir;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>Tokens of the module as methods, fields and types of the IR. The symbol of a member of the module is its definition handle.</summary>
internal sealed class MemberMap
{
    private readonly MetadataReader _reader;
    private readonly ReferencedAssemblies _references;
    private readonly TypeProvider _types;
    private readonly Lazy<FieldWrites> _writes;
    private readonly ConcurrentDictionary<MethodDefinitionHandle, MethodRef> _definitions = new();
    private readonly ConcurrentDictionary<int, MethodRef> _methods = new();
    private readonly ConcurrentDictionary<MethodRef, MethodRef> _nonVirtual = new();
    private readonly ConcurrentDictionary<int, FieldRef> _fields = new();
    private readonly ConcurrentDictionary<TypeSpecificationHandle, TypeRef> _specifications = new();

    public MemberMap(IlModule module, ReferencedAssemblies references)
    {
        _reader = module.Metadata;
        _references = references;
        _types = new TypeProvider(references.Catalog, isSource: true);
        _writes = new Lazy<FieldWrites>(() => new FieldWrites(module));
    }

    public TypeRef Type(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => _types.GetTypeFromDefinition(_reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => _types.GetTypeFromReference(_reader, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => _specifications.GetOrAdd(
            (TypeSpecificationHandle)handle, key => _types.GetTypeFromSpecification(_reader, GenericContext.Empty, key, 0)),
        _ => TypeRef.Unknown,
    };

    public IReadOnlyList<TypeRef> Locals(StandaloneSignatureHandle handle) =>
        handle.IsNil ? Array.Empty<TypeRef>() : _reader.GetStandaloneSignature(handle).DecodeLocalSignature(_types, GenericContext.Empty);

    public MethodRef Method(EntityHandle handle) =>
        _methods.TryGetValue(MetadataTokens.GetToken(handle), out var known) ? known : _methods.GetOrAdd(MetadataTokens.GetToken(handle), Create(handle, GenericContext.Empty));

    public MethodRef Definition(MethodDefinitionHandle handle) =>
        _definitions.TryGetValue(handle, out var known) ? known : _definitions.GetOrAdd(handle, Create(handle, GenericContext.Empty, []));

    /// <summary>The method exactly as named: base.M() does not dispatch.</summary>
    public MethodRef NonVirtual(MethodRef method) => !method.IsVirtual ? method : _nonVirtual.GetOrAdd(method, m => new MethodRef(
        m.DeclaringType, m.Name, m.Key, m.Parameters, m.ReturnType, m.IsStatic, m.IsConstructor, isVirtual: false, isAbstract: false, m.IsSource, m.Symbol));

    public FieldRef Field(EntityHandle handle) =>
        _fields.TryGetValue(MetadataTokens.GetToken(handle), out var known) ? known : _fields.GetOrAdd(MetadataTokens.GetToken(handle), CreateField(handle));

    /// <summary>The definition of a field that a token names; nil for a field of another assembly.</summary>
    public FieldDefinitionHandle FieldDefinition(EntityHandle handle) => handle.Kind == HandleKind.FieldDefinition ? (FieldDefinitionHandle)handle
        : handle.Kind == HandleKind.MemberReference ? FindField((MemberReferenceHandle)handle)
        : default;

    private MethodRef Create(EntityHandle handle, GenericContext context)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                return context == GenericContext.Empty ? Definition((MethodDefinitionHandle)handle) : Create((MethodDefinitionHandle)handle, context, []);
            case HandleKind.MethodSpecification:
                var specification = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                return Create(specification.Method, context.WithMethod(specification.DecodeSignature(_types, GenericContext.Empty)));
            case HandleKind.MemberReference:
                return Reference((MemberReferenceHandle)handle, context);
            default:
                return new MethodRef(TypeRef.Unknown, "?", "?" + MetadataTokens.GetToken(handle), [], TypeRef.Unknown, isStatic: true);
        }
    }

    private MethodRef Create(MethodDefinitionHandle handle, GenericContext context, IReadOnlyList<TypeRef> typeArguments)
    {
        var method = _reader.GetMethodDefinition(handle);
        var signature = method.DecodeSignature(_types, context);
        var declaring = Type(method.GetDeclaringType());
        var name = _reader.GetString(method.Name);
        return new MethodRef(
            typeArguments.Count == 0 ? declaring : new TypeRef(declaring.Name, declaring.Kind, typeArguments, isSource: true, declaring.Symbol),
            name,
            $"{declaring.Name}.{name}#{MetadataTokens.GetRowNumber(handle)}",
            Parameters.Of(_reader, method, signature.ParameterTypes),
            signature.ReturnType,
            isStatic: !signature.Header.IsInstance,
            isConstructor: name == ".ctor",
            (method.Attributes & MethodAttributes.Virtual) != 0,
            (method.Attributes & MethodAttributes.Abstract) != 0,
            isSource: true,
            handle);
    }

    private MethodRef Reference(MemberReferenceHandle handle, GenericContext context)
    {
        var reference = _reader.GetMemberReference(handle);
        if (reference.Parent.Kind == HandleKind.MethodDefinition)
        {
            return Create(reference.Parent, context);
        }

        var parent = Type(reference.Parent);
        var name = _reader.GetString(reference.Name);
        var text = SignatureText.Of(reference.DecodeMethodSignature(SignatureText.Instance, null));
        var instantiated = context.WithType(parent.Arguments);
        if (parent.Symbol is TypeDefinitionHandle definition && FindMethod(definition, name, text) is { IsNil: false } found)
        {
            return Create(found, instantiated, parent.Arguments);
        }

        var signature = reference.DecodeMethodSignature(_types, instantiated);
        var known = parent.Symbol is string assembly ? _references.Find(assembly)?.FindMethod(parent.Name, name, text) : null;
        var parameters = known is { } described && described.Parameters.Count == signature.ParameterTypes.Length
            ? Named(described.Parameters, signature.ParameterTypes)
            : Parameters.Unnamed(signature.ParameterTypes);
        return new MethodRef(
            parent,
            name,
            $"{parent.Name}.{name}{text}",
            parameters,
            signature.ReturnType,
            isStatic: !signature.Header.IsInstance,
            isConstructor: name == ".ctor",
            (known?.IsVirtual ?? false) || name == "call" && parent.Name.StartsWith("TorchSharp.", StringComparison.Ordinal),
            known?.IsAbstract ?? false);
    }

    private static IReadOnlyList<ParameterRef> Named(IReadOnlyList<ParameterRef> parameters, IReadOnlyList<TypeRef> types) =>
        [.. parameters.Select((p, index) => new ParameterRef(p.Name, TypeProvider.Referent(types[index]), p.IsByRef, p.HasDefault, p.Default))];

    private MethodDefinitionHandle FindMethod(TypeDefinitionHandle type, string name, string signature)
    {
        foreach (var handle in _reader.GetTypeDefinition(type).GetMethods())
        {
            var method = _reader.GetMethodDefinition(handle);
            if (_reader.StringComparer.Equals(method.Name, name) && SignatureText.Of(method.DecodeSignature(SignatureText.Instance, null)) == signature)
            {
                return handle;
            }
        }

        return default;
    }

    private FieldRef CreateField(EntityHandle handle)
    {
        if (FieldDefinition(handle) is { IsNil: false } definition)
        {
            var field = _reader.GetFieldDefinition(definition);
            var isStatic = (field.Attributes & FieldAttributes.Static) != 0;
            var context = handle.Kind == HandleKind.MemberReference ? new GenericContext(Type(_reader.GetMemberReference((MemberReferenceHandle)handle).Parent).Arguments, []) : GenericContext.Empty;
            return new FieldRef(
                Type(field.GetDeclaringType()),
                GeneratedNames.Field(_reader.GetString(field.Name)),
                field.DecodeSignature(_types, context),
                isStatic,
                _writes.Value.IsNeverReassigned(definition),
                definition);
        }

        if (handle.Kind != HandleKind.MemberReference)
        {
            return new FieldRef(TypeRef.Unknown, "?", TypeRef.Unknown, isStatic: false, isNeverReassigned: false);
        }

        var reference = _reader.GetMemberReference((MemberReferenceHandle)handle);
        return new FieldRef(
            Type(reference.Parent),
            _reader.GetString(reference.Name),
            reference.DecodeFieldSignature(_types, new GenericContext(Type(reference.Parent).Arguments, [])),
            isStatic: false,
            isNeverReassigned: false);
    }

    private FieldDefinitionHandle FindField(MemberReferenceHandle handle)
    {
        var reference = _reader.GetMemberReference(handle);
        if (Type(reference.Parent).Symbol is not TypeDefinitionHandle type)
        {
            return default;
        }

        foreach (var field in _reader.GetTypeDefinition(type).GetFields())
        {
            if (_reader.GetString(_reader.GetFieldDefinition(field).Name) == _reader.GetString(reference.Name))
            {
                return field;
            }
        }

        return default;
    }
}
