using System.Reflection;
using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>What the definitions of types of the module say: bases, nesting, and what a compiler generated them for.</summary>
internal sealed class TypeIndex
{
    private const int MaxBases = 32;

    private readonly MetadataReader _reader;
    private readonly MemberMap _members;
    private readonly Dictionary<string, TypeDefinitionHandle> _byReflectionName = new(StringComparer.Ordinal);

    public TypeIndex(IlModule module, MemberMap members)
    {
        _reader = module.Metadata;
        _members = members;
        foreach (var handle in _reader.TypeDefinitions)
        {
            _byReflectionName[TypeNames.Reflection(_reader, handle)] = handle;
        }
    }

    public TypeDefinitionHandle Find(string reflectionName) => _byReflectionName.TryGetValue(reflectionName, out var handle) ? handle : default;

    public string SimpleName(TypeDefinitionHandle type) => _reader.GetString(_reader.GetTypeDefinition(type).Name);

    public static TypeDefinitionHandle DefinitionOf(TypeRef type) => type.Symbol is TypeDefinitionHandle handle ? handle : default;

    public TypeRef? BaseOf(TypeDefinitionHandle type)
    {
        var parent = _reader.GetTypeDefinition(type).BaseType;
        return parent.IsNil ? null : _members.Type(parent);
    }

    /// <summary>The definitions in the module from <paramref name="type"/> up to the first base outside.</summary>
    public IEnumerable<TypeDefinitionHandle> SelfAndBases(TypeDefinitionHandle type)
    {
        for (var depth = 0; !type.IsNil && depth < MaxBases; depth++)
        {
            yield return type;
            type = BaseOf(type) is { } parent ? DefinitionOf(parent) : default;
        }
    }

    public bool IsStruct(TypeDefinitionHandle type) => BaseOf(type) is { Name: "System.ValueType" };

    public bool IsAbstract(TypeDefinitionHandle type) => (_reader.GetTypeDefinition(type).Attributes & TypeAttributes.Abstract) != 0;

    public bool IsSealed(TypeDefinitionHandle type) => (_reader.GetTypeDefinition(type).Attributes & TypeAttributes.Sealed) != 0;

    /// <summary>An object whose fields are the captured variables of C# functions.</summary>
    public bool IsDisplayClass(TypeRef type) => DefinitionOf(type) is { IsNil: false } handle && GeneratedNames.IsDisplayClass(SimpleName(handle));

    /// <summary>What F# makes of a seq expression.</summary>
    public bool IsFSharpSequence(TypeRef type) =>
        DefinitionOf(type) is { IsNil: false } handle && BaseOf(handle) is { Name: "Microsoft.FSharp.Core.CompilerServices.GeneratedSequenceBase" };

    /// <summary>An F# function value with its captured values.</summary>
    public bool IsFSharpFunction(TypeRef type) =>
        DefinitionOf(type) is { IsNil: false } handle && BaseOf(handle) is { } parent
        && (parent.Name == "Microsoft.FSharp.Core.FSharpFunc" || parent.Name == "Microsoft.FSharp.Core.OptimizedClosures.FSharpFunc");
}
