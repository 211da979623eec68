using VaeLint.Core.Algebra;
using VaeLint.Core.Models;

namespace VaeLint.Core.Formulas;

/// <summary>A place on the way back from a value where the gradient ends.</summary>
internal sealed class GradientEnd(Site site, Atom? sample, IReadOnlyList<Polynomial> behind)
{
    public Site Site { get; } = site;

    /// <summary>The sample that passes none to its distribution; null for detach().</summary>
    public Atom? Sample { get; } = sample;

    /// <summary>What gets none.</summary>
    public IReadOnlyList<Polynomial> Behind { get; } = behind;
}

/// <summary>The way of a gradient, back through functions, layers and calls that cannot be seen.</summary>
internal static class GradientPath
{
    /// <summary>The leaves that it reaches.</summary>
    public static IEnumerable<Atom> LeavesOf(Polynomial value) => Walk(value).Leaves;

    /// <summary>Where it ends on the way to other leaves.</summary>
    public static IEnumerable<GradientEnd> StopsOf(Polynomial value) => Walk(value).Ends;

    /// <summary>Each atom is visited once, without recursion.</summary>
    private static (List<Atom> Leaves, List<GradientEnd> Ends) Walk(Polynomial value)
    {
        var (leaves, ends) = (new List<Atom>(), new List<GradientEnd>());
        var seen = new HashSet<Atom>();
        var pending = new Stack<Polynomial>([value]);
        while (pending.Count > 0)
        {
            foreach (var term in pending.Pop().Terms)
            {
                if (term.Monomial.DetachedAt is { } detached)
                {
                    ends.Add(new GradientEnd(detached, null, [new Polynomial([term])]));
                    continue;
                }

                foreach (var atom in term.Monomial.Factors.Select(f => f.Atom).Where(seen.Add))
                {
                    if (atom.Arguments.Count == 0)
                    {
                        leaves.Add(atom);
                    }

                    if (atom.IsDetachedSample)
                    {
                        ends.Add(new GradientEnd(atom.Site, atom, atom.Inputs));
                        continue;
                    }

                    foreach (var input in atom.Arguments.Concat(atom.Inputs))
                    {
                        pending.Push(input);
                    }
                }
            }
        }

        return (leaves, ends);
    }
}
