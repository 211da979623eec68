using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.Symbols;

/// <summary>Which body a virtual, abstract or interface method runs.</summary>
internal sealed class OverrideMap(Compilation compilation, TorchSymbols? torch)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IMethodSymbol?> _only = new(SymbolEqualityComparer.Default);
    private IReadOnlyList<INamedTypeSymbol>? _sourceTypes;

    /// <summary>What an object of exactly <paramref name="type"/> runs for <paramref name="method"/>.</summary>
    public IMethodSymbol? Find(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (torch is not null && torch.IsModuleCall(method))
        {
            return IsOrDerivesFrom(type, method.ContainingType) ? FindForward(method, type) : null;
        }

        if (method.ContainingType?.TypeKind == TypeKind.Interface)
        {
            return FindImplementation(method, type);
        }

        return FindInClass(method, type);
    }

    /// <summary>The one body in this compilation that a call of <paramref name="method"/> can run, if there is exactly one.</summary>
    public IMethodSymbol? FindOnly(IMethodSymbol method, CancellationToken cancellation) => _only.GetOrAdd(method, key => SearchOnly(key, cancellation));

    private IMethodSymbol? SearchOnly(IMethodSymbol method, CancellationToken cancellation)
    {
        IMethodSymbol? only = null;
        foreach (var type in SourceTypes(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (type.IsAbstract || !IsOrDerivesFrom(type, method.ContainingType) || Find(method, type) is not { } found || !IsSource(found))
            {
                continue;
            }

            if (only is not null && !SymbolEqualityComparer.Default.Equals(only.OriginalDefinition, found.OriginalDefinition))
            {
                return null;
            }

            only = found;
        }

        return only;
    }

    private static IMethodSymbol? FindInClass(IMethodSymbol method, INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(method.Name))
            {
                if (member is IMethodSymbol candidate && IsOrOverrides(candidate, method))
                {
                    return candidate.IsAbstract ? null : candidate;
                }
            }
        }

        return null;
    }

    private static IMethodSymbol? FindForward(IMethodSymbol call, INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers("forward"))
            {
                if (member is IMethodSymbol { IsAbstract: false, IsStatic: false } forward && TorchSymbols.HaveSameParameters(forward, call))
                {
                    return forward;
                }
            }
        }

        return null;
    }

    private static IMethodSymbol? FindImplementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return null;
        }

        // Roslyn throws where the method has type arguments of its own.
        var found = type.FindImplementationForInterfaceMember(method.ConstructedFrom) as IMethodSymbol;
        return found is { IsStatic: false, ContainingType.TypeKind: TypeKind.Class } ? FindInClass(found, type) : found is { IsAbstract: true } ? null : found;
    }

    private static bool IsOrOverrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var current = candidate; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current, method) || SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOrDerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor) || SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor))
            {
                return true;
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented, ancestor) || SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSource(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    private IReadOnlyList<INamedTypeSymbol> SourceTypes(CancellationToken cancellation)
    {
        if (_sourceTypes is null)
        {
            var types = new List<INamedTypeSymbol>();
            Collect(compilation.Assembly.GlobalNamespace, types, cancellation);
            Interlocked.CompareExchange(ref _sourceTypes, types, null);
        }

        return _sourceTypes;
    }

    private static void Collect(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> types, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
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
