using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeLint.CSharp.Symbols;

/// <summary>The names that the code of a compilation declares. What is called by another name is somebody else's.</summary>
internal sealed class DeclaredNames
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _extensions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofLibrary = new(StringComparer.Ordinal);

    public DeclaredNames(Compilation compilation, IReadOnlyList<INamedTypeSymbol> types)
    {
        var imports = ReadUsings(compilation);
        foreach (var type in types)
        {
            _types[type.Name] = _types.ContainsKey(type.Name) ? null : type;
            MayDeconstruct |= type.IsRecord;
            foreach (var member in type.GetMembers().Where(member => type.TypeKind is not (TypeKind.Enum or TypeKind.Delegate) && member is not INamedTypeSymbol))
            {
                // An explicit implementation carries the name of its interface.
                var name = member.Name.Substring(member.Name.LastIndexOf('.') + 1);
                _members.Add(name);
                HasOperators |= member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion, IsImplicitlyDeclared: false };
                MayDeconstruct |= name == "Deconstruct";
                if (member is IMethodSymbol { IsExtensionMethod: true } || !IsOrdinary(type))
                {
                    _extensions.Add(name);
                }

                if (imports.Contains(type.Name))
                {
                    _imported.Add(name);
                }
            }
        }

        foreach (var library in compilation.SourceModule.ReferencedAssemblySymbols.Where(IsLibrary))
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

    /// <summary>A member that an object of any type may have.</summary>
    public bool HasExtension(string name) => _extensions.Contains(name);

    /// <summary>A member that a file may name without its type.</summary>
    public bool IsImported(string name) => _imported.Contains(name);

    /// <summary>One of VaeLint's own libraries.</summary>
    public static bool IsLibrary(IAssemblySymbol? assembly) => assembly?.Name.StartsWith("VaeLint.", StringComparison.Ordinal) == true;

    /// <summary>A type or member of VaeLint's own library, if it is referenced.</summary>
    public bool IsOfLibrary(string name) => _ofLibrary.Contains(name);

    public bool HasType(string name) => _types.ContainsKey(name);

    /// <summary>Null where several have the name.</summary>
    public INamedTypeSymbol? OnlyType(string name) => _types.TryGetValue(name, out var type) ? type : null;

    // The blocks of extensions are of a kind that this version of the compiler does not name.
    private static bool IsOrdinary(INamedTypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Delegate;

    /// <summary>The types whose static members are imported. An alias is a type of which nothing is known.</summary>
    private HashSet<string> ReadUsings(Compilation compilation)
    {
        var imports = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is not CompilationUnitSyntax unit)
            {
                continue;
            }

            foreach (var use in unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>())
            {
                if (use.Alias is { Name.Identifier.ValueText: var alias })
                {
                    _types[alias] = null;
                }
                else if (use is { StaticKeyword.RawKind: not 0, Name: { } type })
                {
                    imports.Add((type is QualifiedNameSyntax qualified ? qualified.Right : type as SimpleNameSyntax)?.Identifier.ValueText ?? "");
                }
            }
        }

        return imports;
    }
}
