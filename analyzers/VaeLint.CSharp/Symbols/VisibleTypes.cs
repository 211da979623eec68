using Microsoft.CodeAnalysis;
using VaeLint.Core.Ir;
using VaeLint.Core.Vocabulary;

namespace VaeLint.CSharp.Symbols;

/// <summary>The types of a compilation and of its references, by name.</summary>
internal sealed class VisibleTypes(RoslynProgram program) : IVisibleTypes
{
    public VisibleType? FindType(string name)
    {
        var found = Find(name).OfType<INamedTypeSymbol>().ToList();
        return found.Count == 0 ? null : new VisibleType([.. found.SelectMany(MethodsOf)], isComplete: found.All(HasKnownBases));
    }

    public IEnumerable<string> TypesIn(string container)
    {
        foreach (var symbol in container.Length == 0 ? [program.Compilation.GlobalNamespace] : Find(container))
        {
            foreach (var type in symbol.GetTypeMembers())
            {
                yield return type.Name;
            }
        }
    }

    private List<INamespaceOrTypeSymbol> Find(string name)
    {
        List<INamespaceOrTypeSymbol> found = [program.Compilation.GlobalNamespace];
        foreach (var segment in name.Split('.'))
        {
            found = [.. found.SelectMany(symbol => symbol.GetMembers(segment)).OfType<INamespaceOrTypeSymbol>()];
        }

        return found;
    }

    private IEnumerable<MethodRef> MethodsOf(INamedTypeSymbol type) =>
        Bases(type).SelectMany(owner => owner.GetMembers()).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).Select(program.GetMethod);

    /// <summary>The type and its bases up to TorchSharp's.</summary>
    private IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null && program.Torch?.Declares(type) != true; type = type.BaseType)
        {
            yield return type;
        }
    }

    private bool HasKnownBases(INamedTypeSymbol type) => Bases(type).All(owner => owner is not IErrorTypeSymbol);
}
