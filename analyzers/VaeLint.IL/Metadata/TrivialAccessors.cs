using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Ir;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>Accessors that only read or write the storage of their property: their calls are accesses to a field.</summary>
internal sealed class TrivialAccessors(IlModule module, MemberMap members)
{
    private readonly ConcurrentDictionary<MethodDefinitionHandle, FieldRef?> _storage = new();

    /// <summary>The storage that a call of <paramref name="method"/> reads or writes; null when it does more, or when it could be overridden.</summary>
    public FieldRef? StorageOf(MethodRef method) => method.Symbol is MethodDefinitionHandle handle && IsAccessor(method.Name) ? _storage.GetOrAdd(handle, Find) : null;

    private static bool IsAccessor(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal);

    private FieldRef? Find(MethodDefinitionHandle handle)
    {
        var definition = module.Metadata.GetMethodDefinition(handle);
        if ((definition.Attributes & (MethodAttributes.Virtual | MethodAttributes.Final)) == MethodAttributes.Virtual || module.CodeOf(handle) is not { } code)
        {
            return null;
        }

        FieldRef? storage = null;
        foreach (var instruction in code.Instructions)
        {
            switch (instruction.Code)
            {
                case ILOpCode.Ldfld or ILOpCode.Stfld or ILOpCode.Ldsfld or ILOpCode.Stsfld when storage is null && StorageField(instruction.Token) is { } field:
                    storage = field;
                    break;
                case ILOpCode.Nop or ILOpCode.Ret or ILOpCode.Ldarg_0 or ILOpCode.Ldarg_1 or ILOpCode.Br_s
                    or (>= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3) or (>= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3):
                    break;
                default:
                    return null;
            }
        }

        return storage;
    }

    private FieldRef? StorageField(int token)
    {
        var field = MetadataTokens.EntityHandle(token);
        var definition = members.FieldDefinition(field);
        return definition.IsNil || !GeneratedNames.IsStorage(module.Metadata.GetString(module.Metadata.GetFieldDefinition(definition).Name)) ? null : members.Field(field);
    }
}
