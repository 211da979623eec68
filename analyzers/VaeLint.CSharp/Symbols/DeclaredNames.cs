using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.Symbols;

/// <summary>The names that the code of a compilation declares. What is called by another name is somebody else's.</summary>
internal sealed class DeclaredNames
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    private readonly HashSet<string> _ofLibrary = new(StringComparer.Ordinal);

    public DeclaredNames(Compilation compilation, IEnumerable<INamedTypeSymbol> types)
    {
        foreach (var type in types)
        {
            _types[type.Name] = _types.ContainsKey(type.Name) ? null : type;
            MayDeconstruct |= type.IsRecord;
            foreach (var member in type.GetMembers().Where(_ => type.TypeKind is not (TypeKind.Enum or TypeKind.Delegate)))
            {
                // An explicit implementation carries the name of its interface.
                var name = member.Name.Substring(member.Name.LastIndexOf('.') + 1);
                _members.Add(name);
                HasOperators |= member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion, IsImplicitlyDeclared: false };
                MayDeconstruct |= name == "Deconstruct";
            }
        }

        foreach (var library in compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => assembly.Name.StartsWith("VaeLint.", StringComparison.Ordinal)))
        {
            foreach (var type in SourceTypes.In(library.GlobalNamespace, CancellationToken.None))
            {
                _ofLibrary.Add(type.Name);
                _ofLibrary.UnionWith(type.MemberNames);
            }
        }
    }

    /// <summary>Operators or conversions.</summary>
    public bool HasOperators { get; }

    /// <summary>A type that can be taken apart by a pattern.</summary>
    public bool MayDeconstruct { get; }

    public bool HasMember(string name) => _members.Contains(name);

    /// <summary>A type or member of VaeLint's own library, if it is referenced.</summary>
    public bool IsOfLibrary(string name) => _ofLibrary.Contains(name);

    public bool HasType(string name) => _types.ContainsKey(name);

    /// <summary>Null where several have the name.</summary>
    public INamedTypeSymbol? OnlyType(string name) => _types.TryGetValue(name, out var type) ? type : null;
}
