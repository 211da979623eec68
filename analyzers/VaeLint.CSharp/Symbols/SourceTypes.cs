using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.Symbols;

/// <summary>The types that the code of one compilation declares, nested ones too.</summary>
internal sealed class SourceTypes(Compilation compilation)
{
    private IReadOnlyList<INamedTypeSymbol>? _all;
    private HashSet<ISymbol>? _bases;

    public IReadOnlyList<INamedTypeSymbol> All(CancellationToken cancellation)
    {
        if (_all is null)
        {
            Interlocked.CompareExchange(ref _all, In(compilation.Assembly.GlobalNamespace, cancellation), null);
        }

        return _all;
    }

    /// <summary>Another of them derives from the class.</summary>
    public bool IsBase(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (_bases is null)
        {
            Interlocked.CompareExchange(ref _bases, new HashSet<ISymbol>(All(cancellation).Select(derived => derived.BaseType?.OriginalDefinition).OfType<ISymbol>(), SymbolEqualityComparer.Default), null);
        }

        return _bases.Contains(type.OriginalDefinition);
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
