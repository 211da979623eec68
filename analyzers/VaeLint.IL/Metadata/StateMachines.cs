using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>Which type and MoveNext the compiler made from an async method, an iterator or the body of an F# task.</summary>
internal sealed class StateMachines
{
    private const string AsyncInterface = "IAsyncStateMachine";
    private const string AsyncAttribute = "AsyncStateMachineAttribute";
    private const string IteratorAttribute = "IteratorStateMachineAttribute";
    private const string AsyncIteratorAttribute = "AsyncIteratorStateMachineAttribute";

    private readonly Dictionary<MethodDefinitionHandle, StateMachine> _machines = [];
    private readonly Dictionary<TypeDefinitionHandle, MethodDefinitionHandle> _resumables = [];
    private readonly HashSet<TypeDefinitionHandle> _types = [];

    public StateMachines(IlModule module, TypeIndex types)
    {
        var reader = module.Metadata;
        foreach (var method in reader.MethodDefinitions)
        {
            foreach (var attribute in reader.GetMethodDefinition(method).GetCustomAttributes())
            {
                if (CustomAttributes.NameOf(reader, attribute) is AsyncAttribute or IteratorAttribute or AsyncIteratorAttribute
                    && CustomAttributes.TypeArgument(reader, attribute) is { } name && types.Find(name) is { IsNil: false } type
                    && MoveNext(reader, type) is { IsNil: false } moveNext)
                {
                    _machines[method] = new StateMachine(type, moveNext, IsIterator: CustomAttributes.NameOf(reader, attribute) != AsyncAttribute);
                    _types.Add(type);
                }
            }
        }

        foreach (var handle in reader.TypeDefinitions)
        {
            if (GeneratedNames.IsFSharpClosure(types.SimpleName(handle)) && MethodOf(reader, handle, name => name == GeneratedNames.NextElement) is { IsNil: false } next)
            {
                _machines[next] = new StateMachine(handle, next, IsIterator: true) { IsSequence = true };
            }

            if (IsResumable(reader, handle, types) && MoveNext(reader, handle) is { IsNil: false } moveNext)
            {
                _resumables[handle] = moveNext;
                _types.Add(handle);
            }
        }
    }

    public StateMachine? Of(MethodDefinitionHandle method) => _machines.TryGetValue(method, out var machine) ? machine : null;

    public bool IsMachine(TypeRef type) => TypeIndex.DefinitionOf(type) is { IsNil: false } handle && _types.Contains(handle);

    /// <summary>The code of an F# task by the struct that holds its variables; nil for any other type.</summary>
    public MethodDefinitionHandle ResumableCode(TypeRef type) => TypeIndex.DefinitionOf(type) is { IsNil: false } handle && _resumables.TryGetValue(handle, out var code) ? code : default;

    private static bool IsResumable(MetadataReader reader, TypeDefinitionHandle handle, TypeIndex types) =>
        GeneratedNames.IsFSharpClosure(types.SimpleName(handle)) && types.IsStruct(handle)
        && reader.GetTypeDefinition(handle).GetInterfaceImplementations().Any(implementation =>
            reader.GetInterfaceImplementation(implementation).Interface is { Kind: HandleKind.TypeReference } reference
            && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)reference).Name, AsyncInterface));

    private static MethodDefinitionHandle MoveNext(MetadataReader reader, TypeDefinitionHandle type) =>
        MethodOf(reader, type, name => name == "MoveNext" || name.EndsWith(".MoveNext", StringComparison.Ordinal));

    private static MethodDefinitionHandle MethodOf(MetadataReader reader, TypeDefinitionHandle type, Func<string, bool> isMeant)
    {
        foreach (var handle in reader.GetTypeDefinition(type).GetMethods())
        {
            if (isMeant(reader.GetString(reader.GetMethodDefinition(handle).Name)))
            {
                return handle;
            }
        }

        return default;
    }
}

/// <summary>An iterator's state starts at 0, that of an async method at −1.</summary>
internal sealed record StateMachine(TypeDefinitionHandle Type, MethodDefinitionHandle MoveNext, bool IsIterator)
{
    /// <summary>An F# sequence, whose state and element have names of their own.</summary>
    public bool IsSequence { get; init; }

    public int InitialState => IsIterator ? 0 : -1;
}
