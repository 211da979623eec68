using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace VaeLint.CSharp.Symbols;

/// <summary>Which body a virtual, abstract or interface method runs.</summary>
internal sealed class OverrideMap(Compilation compilation, SourceTypes types, TorchSymbols? torch)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IMethodSymbol>> _bodies = new(SymbolEqualityComparer.Default);

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

    /// <summary>The bodies in this compilation that a call of <paramref name="method"/> can run.</summary>
    public IReadOnlyList<IMethodSymbol> FindAll(IMethodSymbol method, CancellationToken cancellation) => _bodies.GetOrAdd(method, key => SearchAll(key, cancellation));

    /// <summary>The one body in this compilation that a call of <paramref name="method"/> can run, if there is exactly one.</summary>
    public IMethodSymbol? FindOnly(IMethodSymbol method, CancellationToken cancellation) => FindAll(method, cancellation) is [var only] ? only : null;

    /// <summary>Another class of this compilation may override the method, or implement it.</summary>
    public bool MayBeOverridden(IMethodSymbol method, CancellationToken cancellation) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && types.DerivedFrom(method.ContainingType, cancellation).Count > 0;

    private IReadOnlyList<IMethodSymbol> SearchAll(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.ContainingType is not { } owner)
        {
            return [];
        }

        var bodies = new List<IMethodSymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var type in types.DerivedFrom(owner, cancellation).Prepend(owner))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!type.IsAbstract && IsOrDerivesFrom(type, owner) && Find(method, type) is { } found && IsSource(found) && seen.Add(found.OriginalDefinition))
            {
                bodies.Add(found);
            }
        }

        return bodies;
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
}
