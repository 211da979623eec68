using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>Which type and MoveNext the compiler made from an async method or iterator.</summary>
internal sealed class StateMachines
{
    private const string AsyncAttribute = "AsyncStateMachineAttribute";
    private const string IteratorAttribute = "IteratorStateMachineAttribute";
    private const string AsyncIteratorAttribute = "AsyncIteratorStateMachineAttribute";

    private readonly Dictionary<MethodDefinitionHandle, StateMachine> _machines = [];
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
    }

    public StateMachine? Of(MethodDefinitionHandle method) => _machines.TryGetValue(method, out var machine) ? machine : null;

    public bool IsMachine(TypeRef type) => TypeIndex.DefinitionOf(type) is { IsNil: false } handle && _types.Contains(handle);

    private static MethodDefinitionHandle MoveNext(MetadataReader reader, TypeDefinitionHandle type)
    {
        foreach (var handle in reader.GetTypeDefinition(type).GetMethods())
        {
            var name = reader.GetString(reader.GetMethodDefinition(handle).Name);
            if (name == "MoveNext" || name.EndsWith(".MoveNext", StringComparison.Ordinal))
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
    public int InitialState => IsIterator ? 0 : -1;
}
