using System.Reflection;
using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.Core.Vocabulary;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Metadata;

/// <summary>The types of a module and of the assemblies that it refers to, by name.</summary>
internal sealed class VisibleTypes : IVisibleTypes
{
    private const int MaxBases = 32;

    private readonly MetadataReader _reader;
    private readonly MemberMap _members;
    private readonly ReferencedAssemblies _references;
    private readonly ILookup<string, TypeDefinitionHandle> _own;
    private readonly IReadOnlyList<string> _assemblies;

    public VisibleTypes(IlModule module, MemberMap members, ReferencedAssemblies references)
    {
        _reader = module.Metadata;
        _members = members;
        _references = references;
        _own = _reader.TypeDefinitions.ToLookup(handle => TypeNames.Of(_reader, handle), StringComparer.Ordinal);
        _assemblies = [.. _reader.AssemblyReferences.Select(handle => _reader.GetString(_reader.GetAssemblyReference(handle).Name))];
    }

    public VisibleType? FindType(string name)
    {
        var methods = new List<MethodRef>();
        var current = name;
        for (var depth = 0; depth < MaxBases; depth++)
        {
            if (Level(current) is not { } level)
            {
                return depth == 0 ? null : new VisibleType(methods, isComplete: false);
            }

            methods.AddRange(level.Methods);
            if (level.BaseName is not { } parent || parent.StartsWith("TorchSharp.", StringComparison.Ordinal) || parent.StartsWith("System.", StringComparison.Ordinal))
            {
                return new VisibleType(methods, isComplete: true);
            }

            current = parent;
        }

        return new VisibleType(methods, isComplete: false);
    }

    public IEnumerable<string> TypesIn(string container)
    {
        var prefix = container.Length == 0 ? "" : container + ".";
        return _own.Select(type => type.Key)
            .Concat(_assemblies.Select(_references.Find).OfType<ReferencedAssembly>().SelectMany(assembly => assembly.TypeNames))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.IndexOf('.', prefix.Length) < 0)
            .Select(name => name.Substring(prefix.Length));
    }

    private DeclaredMethods? Level(string name)
    {
        if (_own[name].ToList() is not { Count: > 0 } own)
        {
            return _assemblies.Select(assembly => _references.Find(assembly)?.MethodsOf(name)).FirstOrDefault(found => found is not null);
        }

        var types = own.Select(_reader.GetTypeDefinition).ToList();
        var parent = types[0].BaseType;
        return new DeclaredMethods(
            [.. types.SelectMany(type => type.GetMethods()).Where(method => IsOrdinary(_reader.GetMethodDefinition(method))).Select(_members.Definition)],
            parent.IsNil ? null : _members.Type(parent).Name);
    }

    internal static bool IsOrdinary(MethodDefinition method) => (method.Attributes & MethodAttributes.SpecialName) == 0;
}

/// <summary>What one type declares itself.</summary>
internal sealed record DeclaredMethods(IReadOnlyList<MethodRef> Methods, string? BaseName);
