using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.Symbols;

/// <summary>The types that the code of one compilation declares, nested ones too.</summary>
internal sealed class SourceTypes(Compilation compilation)
{
    private IReadOnlyList<INamedTypeSymbol>? _all;
    private Dictionary<ISymbol, List<INamedTypeSymbol>>? _derived;

    public IReadOnlyList<INamedTypeSymbol> All(CancellationToken cancellation)
    {
        if (_all is null)
        {
            Interlocked.CompareExchange(ref _all, In(compilation.Assembly.GlobalNamespace, cancellation), null);
        }

        return _all;
    }

    /// <summary>Those that derive from a class or implement an interface, wherever that is declared; in the order of <see cref="All"/>.</summary>
    public IReadOnlyList<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (_derived is null)
        {
            Interlocked.CompareExchange(ref _derived, SearchDerived(cancellation), null);
        }

        return _derived.TryGetValue(type.OriginalDefinition, out var derived) ? derived : [];
    }

    private Dictionary<ISymbol, List<INamedTypeSymbol>> SearchDerived(CancellationToken cancellation)
    {
        var derived = new Dictionary<ISymbol, List<INamedTypeSymbol>>(SymbolEqualityComparer.Default);
        foreach (var type in All(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var ancestors = new HashSet<ISymbol>(type.AllInterfaces.Select(implemented => implemented.OriginalDefinition), SymbolEqualityComparer.Default);
            for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            {
                ancestors.Add(parent.OriginalDefinition);
            }

            foreach (var ancestor in ancestors)
            {
                if (!derived.TryGetValue(ancestor, out var all))
                {
                    derived[ancestor] = all = [];
                }

                all.Add(type);
            }
        }

        return derived;
    }

    public static List<INamedTypeSymbol> In(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        var types = new List<INamedTypeSymbol>();
        Collect(container, types, cancellation);
        return types;
    }

    private static void Collect(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> types, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        IEnumerable<ISymbol> members = container is INamespaceSymbol ? container.GetMembers() : container.GetTypeMembers();
        foreach (var member in members)
        {
            if (member is INamedTypeSymbol type)
            {
                types.Add(type);
            }

            if (member is INamespaceOrTypeSymbol nested)
            {
                Collect(nested, types, cancellation);
            }
        }
    }
}
