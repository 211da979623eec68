using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using VaeLint.Core.Ir;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>F# functions and sequences as classes: the method that is the function or makes the next element, and which constructor argument becomes which captured value.</summary>
internal sealed class ClosureClasses(IlModule module, MemberMap members, TypeIndex types)
{
    private readonly MetadataReader _reader = module.Metadata;
    private readonly ConcurrentDictionary<TypeDefinitionHandle, ClosureClass?> _classes = new();

    public bool IsClosure(TypeRef type) => Of(type) is not null;

    public ClosureClass? Of(TypeRef type) =>
        TypeIndex.DefinitionOf(type) is not { IsNil: false } handle ? null
        : _classes.TryGetValue(handle, out var known) ? known
        : _classes.GetOrAdd(handle, Create(handle));

    private ClosureClass? Create(TypeDefinitionHandle handle)
    {
        var type = members.Type(handle);
        var isSequence = types.IsFSharpSequence(type);
        if (!GeneratedNames.IsFSharpClosure(types.SimpleName(handle)) || !(isSequence || types.IsFSharpFunction(type)))
        {
            return null;
        }

        MethodDefinitionHandle invoke = default;
        MethodDefinitionHandle constructor = default;
        foreach (var method in _reader.GetTypeDefinition(handle).GetMethods())
        {
            var definition = _reader.GetMethodDefinition(method);
            switch (_reader.GetString(definition.Name))
            {
                case "Invoke" when !isSequence && (definition.Attributes & MethodAttributes.Static) == 0:
                    invoke = method;
                    break;
                case GeneratedNames.NextElement when isSequence:
                    invoke = method;
                    break;
                case ".ctor":
                    constructor = method;
                    break;
            }
        }

        return invoke.IsNil || constructor.IsNil ? null : new ClosureClass(members.Definition(invoke), invoke, CapturedFields(constructor), isSequence);
    }

    /// <summary>Field names by constructor argument; null where an argument is not simply stored.</summary>
    private IReadOnlyList<string?> CapturedFields(MethodDefinitionHandle constructor)
    {
        var fields = new string?[members.Definition(constructor).Parameters.Count];
        var instructions = module.CodeOf(constructor)?.Instructions ?? [];
        for (var index = 1; index < instructions.Count; index++)
        {
            if (instructions[index].Code == ILOpCode.Stfld
                && instructions[index - 1] is { Code: ILOpCode.Ldarg or ILOpCode.Ldarg_s or ILOpCode.Ldarg_1 or ILOpCode.Ldarg_2 or ILOpCode.Ldarg_3 } load
                && load.Operand >= 1 && load.Operand <= fields.Length)
            {
                fields[load.Operand - 1] = members.Field(MetadataTokens.EntityHandle(instructions[index].Token)).Name;
            }
        }

        return fields;
    }
}

internal sealed record ClosureClass(MethodRef Invoke, MethodDefinitionHandle Handle, IReadOnlyList<string?> Captured, bool IsSequence);
