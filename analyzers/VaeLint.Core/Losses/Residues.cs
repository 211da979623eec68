using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>What each term keeps after the common monomial of the loss is divided out. No residue in B and sizes: balanced.</summary>
internal static class Residues
{
    /// <summary>Residual power of every symbol, per term.</summary>
    public static List<Dictionary<Symbol, int>> Of(List<TermWeight> weights)
    {
        var residues = weights.Select(_ => new Dictionary<Symbol, int>()).ToList();
        foreach (var symbol in weights.SelectMany(w => w.Symbols).Distinct().ToList())
        {
            var powers = weights.Select(w => w.Power(symbol)).ToList();
            var norm = (symbol.Kind == SymbolKind.Batch ? Majority(powers) : null) ?? CommonPower(powers);
            for (var index = 0; index < weights.Count; index++)
            {
                if (powers[index] != norm)
                {
                    residues[index][symbol] = powers[index] - norm;
                }
            }
        }

        RemoveSharedTime(weights, residues);
        return residues;
    }

    /// <summary>How many terms are off in how many spaces: the axes of one space count once.</summary>
    public static int Count(List<TermWeight> weights) =>
        Of(weights).Sum(r => r.Keys.Select(s => s.Group).Distinct().Count());

    /// <summary>The smallest power that all terms share.</summary>
    public static int CommonPower(List<int> powers) => Math.Max(0, powers.Min()) + Math.Min(0, powers.Max());

    /// <summary>The power of B in more than half of the terms, of which there are then three or more; null where there is none.</summary>
    public static int? Majority(List<int> powers) => powers.GroupBy(p => p).FirstOrDefault(g => g.Count() * 2 > powers.Count)?.Key;

    /// <summary>Time that both sides have and both average is no defect: [B,T,D…] and [B,T,L].</summary>
    private static void RemoveSharedTime(List<TermWeight> weights, List<Dictionary<Symbol, int>> residues)
    {
        // One side known to be [B,C,H,W] says nothing of a time axis on the other.
        if (weights.Select(w => w.Layout.IsRankKnown).Distinct().Count() > 1 || weights.Any(w => w.Layout.Axes.Count < 3 || !w.OwnAxes.Any() || w.OwnAxes.Skip(1).Any(a => w.Power(a) != 0)))
        {
            return;
        }

        var axes = weights.Select(w => w.OwnAxis(1)).ToList();
        var powers = weights.Select(w => w.Power(w.OwnAxis(1))).Distinct().ToList();
        var extents = axes.Where(a => a.IsValueKnown).Select(a => a.Value).Distinct().Count();
        if (powers is [-1] && extents <= 1)
        {
            for (var index = 0; index < weights.Count; index++)
            {
                residues[index].Remove(axes[index]);
            }
        }
    }
}
