using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>Which body a virtual, abstract or interface method runs.</summary>
internal sealed class OverrideMap(IlModule module, MemberMap members, TypeIndex types)
{
    private readonly MetadataReader _reader = module.Metadata;
    private readonly ConcurrentDictionary<string, MethodRef?> _only = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TypeDefinitionHandle, Ancestors> _ancestors = new();
    private readonly ConcurrentDictionary<(string Method, TypeDefinitionHandle Type), MethodRef?> _found = new();

    /// <summary>What an object of exactly <paramref name="type"/> runs for <paramref name="method"/>.</summary>
    public MethodRef? Find(MethodRef method, TypeDefinitionHandle type) => _found.GetOrAdd((method.Key, type), key => Search(method, key.Type));

    /// <summary>The one body in this module that a call of <paramref name="method"/> can run, if there is exactly one.</summary>
    public MethodRef? FindOnly(MethodRef method) => _only.GetOrAdd(method.Key, _ => SearchOnly(method));

    /// <summary>Module.call runs the module's forward after its hooks.</summary>
    public static bool IsModuleCall(MethodRef method) =>
        method is { IsStatic: false, IsSource: false, Name: "call" } && method.DeclaringType.Name.StartsWith("TorchSharp.", StringComparison.Ordinal);

    private MethodRef? SearchOnly(MethodRef method)
    {
        MethodRef? only = null;
        foreach (var type in _reader.TypeDefinitions)
        {
            if (types.IsAbstract(type) || !IsOrDerivesFrom(type, method.DeclaringType) || Find(method, type) is not { } found)
            {
                continue;
            }

            if (only is not null && only.Key != found.Key)
            {
                return null;
            }

            only = found;
        }

        return only;
    }

    private MethodRef? Search(MethodRef method, TypeDefinitionHandle type)
    {
        var name = IsModuleCall(method) ? "forward" : method.Name;
        foreach (var current in types.SelfAndBases(type))
        {
            if (Explicit(method, current) is { } named)
            {
                return named;
            }

            foreach (var handle in _reader.GetTypeDefinition(current).GetMethods())
            {
                var candidate = _reader.GetMethodDefinition(handle);
                if (_reader.StringComparer.Equals(candidate.Name, name) && (candidate.Attributes & (MethodAttributes.Static | MethodAttributes.Abstract)) == 0
                    && members.Definition(handle) is var found && HaveSameParameters(found, method))
                {
                    return found;
                }
            }
        }

        return null;
    }

    private MethodRef? Explicit(MethodRef method, TypeDefinitionHandle type)
    {
        foreach (var handle in _reader.GetTypeDefinition(type).GetMethodImplementations())
        {
            var implementation = _reader.GetMethodImplementation(handle);
            var declared = members.Method(implementation.MethodDeclaration);
            if (declared.Name == method.Name && declared.DeclaringType.Name == method.DeclaringType.Name && HaveSameParameters(declared, method)
                && implementation.MethodBody.Kind == HandleKind.MethodDefinition)
            {
                return members.Definition((MethodDefinitionHandle)implementation.MethodBody);
            }
        }

        return null;
    }

    /// <summary>Type parameters fit anything.</summary>
    private static bool HaveSameParameters(MethodRef left, MethodRef right)
    {
        if (left.Parameters.Count != right.Parameters.Count)
        {
            return false;
        }

        for (var index = 0; index < left.Parameters.Count; index++)
        {
            var (a, b) = (left.Parameters[index].Type.Name, right.Parameters[index].Type.Name);
            if (a != b && a[0] != '!' && b[0] != '!')
            {
                return false;
            }
        }

        return true;
    }

    private bool IsOrDerivesFrom(TypeDefinitionHandle type, TypeRef ancestor) =>
        (_ancestors.TryGetValue(type, out var known) ? known : known = _ancestors.GetOrAdd(type, FindAncestors(type))) is not null
        && (known.Names.Contains(ancestor.Name)
            || known.IsModule && ancestor.Name is "TorchSharp.torch.nn.Module" or "TorchSharp.torch.nn.HModule" or "TorchSharp.torch.nn.IModule");

    private Ancestors FindAncestors(TypeDefinitionHandle type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isModule = false;
        foreach (var current in types.SelfAndBases(type))
        {
            names.Add(members.Type(current).Name);
            foreach (var implemented in _reader.GetTypeDefinition(current).GetInterfaceImplementations())
            {
                names.Add(members.Type(_reader.GetInterfaceImplementation(implemented).Interface).Name);
            }

            if (types.BaseOf(current) is { } parent)
            {
                names.Add(parent.Name);
                isModule |= !parent.IsSource && parent.Name.StartsWith("TorchSharp.torch.nn.Module", StringComparison.Ordinal);
            }
        }

        return new Ancestors(names, isModule);
    }

    /// <summary>The hierarchy of TorchSharp's modules is not read: a module may stand for any of its bases.</summary>
    private sealed record Ancestors(HashSet<string> Names, bool IsModule);
}
