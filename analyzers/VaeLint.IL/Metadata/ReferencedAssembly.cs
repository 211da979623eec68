using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using VaeLint.Core.Ir;

namespace VaeLint.IL.Metadata;

/// <summary>The metadata of one referenced assembly: parameter names, defaults and kinds of types that a reference alone does not tell.</summary>
internal sealed class ReferencedAssembly : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly TypeProvider _types;
    private readonly Dictionary<string, List<TypeDefinitionHandle>> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ReferencedMethod?> _methods = new(StringComparer.Ordinal);

    public ReferencedAssembly(PEReader file, TypeCatalog catalog)
    {
        _file = file;
        _reader = file.GetMetadataReader();
        _types = new TypeProvider(catalog, isSource: false);
        foreach (var handle in _reader.TypeDefinitions)
        {
            var name = Metadata.TypeNames.Of(_reader, handle);
            if (!_byName.TryGetValue(name, out var handles))
            {
                _byName[name] = handles = [];
            }

            handles.Add(handle);
        }
    }

    public IEnumerable<string> TypeNames => _byName.Keys;

    public TypeRefKind KindOf(string name) => _byName.TryGetValue(name, out var handles) ? TypeCatalog.Shape(_reader, handles[0]) : TypeRefKind.Other;

    public ReferencedMethod? FindMethod(string type, string name, string signature) =>
        _methods.GetOrAdd(type + "::" + name + signature, _ => Search(type, name, signature));

    /// <summary>Null when the type is not declared here.</summary>
    public DeclaredMethods? MethodsOf(string type)
    {
        if (!_byName.TryGetValue(type, out var handles))
        {
            return null;
        }

        var parent = _reader.GetTypeDefinition(handles[0]).BaseType;
        return new DeclaredMethods(
            [.. handles.SelectMany(handle => _reader.GetTypeDefinition(handle).GetMethods()).Select(_reader.GetMethodDefinition).Where(VisibleTypes.IsOrdinary).Select(method => Described(type, method))],
            parent.IsNil ? null : NameOf(parent));
    }

    public void Dispose() => _file.Dispose();

    private MethodRef Described(string type, MethodDefinition method)
    {
        var (name, signature) = (_reader.GetString(method.Name), method.DecodeSignature(_types, GenericContext.Empty));
        return new MethodRef(
            new TypeRef(type, TypeRefKind.Other), name, type + "." + name, Parameters.Of(_reader, method, signature.ParameterTypes), signature.ReturnType, isStatic: !signature.Header.IsInstance);
    }

    private string NameOf(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition => Metadata.TypeNames.Of(_reader, (TypeDefinitionHandle)type),
        HandleKind.TypeReference => Metadata.TypeNames.Of(_reader, (TypeReferenceHandle)type),
        _ => _types.GetTypeFromSpecification(_reader, GenericContext.Empty, (TypeSpecificationHandle)type, 0).Name,
    };

    private ReferencedMethod? Search(string type, string name, string signature)
    {
        if (!_byName.TryGetValue(type, out var handles))
        {
            return null;
        }

        foreach (var handle in handles.SelectMany(h => _reader.GetTypeDefinition(h).GetMethods()))
        {
            var method = _reader.GetMethodDefinition(handle);
            if (_reader.StringComparer.Equals(method.Name, name) && SignatureText.Of(method.DecodeSignature(SignatureText.Instance, null)) == signature)
            {
                var parameters = Parameters.Of(_reader, method, method.DecodeSignature(_types, GenericContext.Empty).ParameterTypes);
                return new ReferencedMethod(parameters, (method.Attributes & MethodAttributes.Virtual) != 0, (method.Attributes & MethodAttributes.Abstract) != 0);
            }
        }

        return null;
    }
}

internal sealed record ReferencedMethod(IReadOnlyList<ParameterRef> Parameters, bool IsVirtual, bool IsAbstract);
