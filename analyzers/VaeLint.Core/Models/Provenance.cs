using VaeLint.Core.Algebra;

namespace VaeLint.Core.Models;

/// <summary>Where a tensor comes from, through layers and through calls that cannot be seen.</summary>
public static class Provenance
{
    /// <summary>The layer that the value is the output of, as it is.</summary>
    public static string? LayerOf(Polynomial? value) => value?.Terms is [{ Monomial.Factors: [{ Atom: { } atom, Power: 1 }] }] ? atom.Layer : null;

    /// <summary>Some layer had a part in it.</summary>
    public static bool IsOfNetwork(Polynomial value) => Sources(value).Any(atom => atom.Layer is not null);

    /// <summary>The tensors from outside that the value is computed from without a layer, an unknown call or noise; none where there is anything else in it.</summary>
    public static IReadOnlyList<Atom> Data(Polynomial value) => Sources(value).ToList() is { Count: > 0 } sources && sources.All(atom => atom is { IsFromOutside: true, Layer: null }) ? sources : [];

    /// <summary>The value was computed from every one of <paramref name="sources"/> by more than arithmetic.</summary>
    public static bool IsComputedFrom(Polynomial value, IReadOnlyList<Atom> sources) => Data(value).Count == 0 && new HashSet<Atom>(Sources(value)).IsSupersetOf(sources);

    /// <summary>All leaves that the value rests on. Each is visited once, without recursion.</summary>
    public static IEnumerable<Atom> Sources(Polynomial value)
    {
        var seen = new HashSet<Atom>();
        var pending = new Stack<Polynomial>([value]);
        while (pending.Count > 0)
        {
            foreach (var leaf in pending.Pop().LeafAtoms)
            {
                if (!seen.Add(leaf))
                {
                    continue;
                }

                yield return leaf;
                foreach (var input in leaf.Inputs)
                {
                    pending.Push(input);
                }
            }
        }
    }
}
