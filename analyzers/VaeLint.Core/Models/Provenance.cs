using VaeLint.Core.Algebra;

namespace VaeLint.Core.Models;

/// <summary>Where a tensor comes from, through layers and through calls that cannot be seen.</summary>
public static class Provenance
{
    /// <summary>The value is a tensor from outside as it is: an argument or a field.</summary>
    public static Atom? Outside(Polynomial value) =>
        value.Terms is [{ Coefficient: { IsNumber: true, Number: 1 }, Monomial: { Steps.Count: 0, Factors: [{ Power: 1, Atom: { IsFromOutside: true } atom }] } }] ? atom : null;

    /// <summary>The layer that the value is the output of, as it is.</summary>
    public static string? LayerOf(Polynomial? value) => value?.Terms is [{ Monomial.Factors: [{ Atom: { } atom, Power: 1 }] }] ? atom.Layer : null;

    /// <summary>Some layer had a part in it.</summary>
    public static bool IsOfNetwork(Polynomial value) => Sources(value).Any(atom => atom.Layer is not null);

    /// <summary>The value was computed from <paramref name="source"/>, and is more than that.</summary>
    public static bool IsComputedFrom(Polynomial value, Atom source) => Outside(value) is null && Sources(value).Contains(source);

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
