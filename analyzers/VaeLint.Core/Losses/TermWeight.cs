using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>
/// The weight of one term relative to "sum over everything": powers of B and of the own and foreign axes, split by where they come from,
/// and the explicit rest (numbers, free scalars, unmatched integers).
/// </summary>
internal sealed class TermWeight
{
    public TermWeight(LossTerm term, TermLayout layout, ReductionWalk walk, string group)
    {
        Term = term;
        Layout = layout;
        Walk = walk;
        Group = group;
        Unknown = term.Unknown ?? walk.Unknown;
        Add(Reductions, Symbol.Batch, walk.BatchPower);
        for (var own = 1; own < walk.OwnPowers.Length; own++)
        {
            Add(Reductions, OwnAxis(own), walk.OwnPowers[own]);
        }
    }

    public LossTerm Term { get; }

    public TermLayout Layout { get; }

    public ReductionWalk Walk { get; }

    /// <summary>"D", "D2", "L", …: which event or latent space the term's own axes are.</summary>
    public string Group { get; }

    /// <summary>Powers that sums and means introduced.</summary>
    public Dictionary<Symbol, int> Reductions { get; } = [];

    /// <summary>Powers that scalar factors introduced.</summary>
    public Dictionary<Symbol, int> Scalars { get; } = [];

    public double Number { get; set; } = 1;

    /// <summary>Free scalars: beta, annealing, options.</summary>
    public Coefficient Free { get; set; } = Coefficient.One;

    /// <summary>Factors that are not understood.</summary>
    public Coefficient Opaque { get; set; } = Coefficient.One;

    /// <summary>Integers that may be sizes and are not matched yet.</summary>
    public List<(Symbol Symbol, int Power)> Literals { get; } = [];

    /// <summary>Integers that were taken for a size.</summary>
    public List<SizeAssumption> Assumptions { get; } = [];

    /// <summary>An integer that was written as a size and contradicts the known one.</summary>
    public (Symbol Literal, double Known)? Stale { get; set; }

    public string? Unknown { get; set; }

    public bool IsReconstruction => Term.IsReconstruction;

    public IEnumerable<Symbol> OwnAxes => Enumerable.Range(1, Math.Max(0, Walk.OwnPowers.Length - 1)).Select(OwnAxis);

    public Symbol OwnAxis(int own) => Symbol.Axis(Group, Layout.OwnExtents.Count == 1 ? 0 : own, Layout.OwnExtents[own - 1]);

    public int Power(Symbol symbol) => Get(Reductions, symbol) + Get(Scalars, symbol);

    public IEnumerable<Symbol> Symbols => Reductions.Keys.Concat(Scalars.Keys).Distinct();

    public void AddScalar(Symbol symbol, int power) => Add(Scalars, symbol, power);

    public static int Get(Dictionary<Symbol, int> powers, Symbol symbol) => powers.TryGetValue(symbol, out var power) ? power : 0;

    private static void Add(Dictionary<Symbol, int> powers, Symbol symbol, int power)
    {
        var sum = Get(powers, symbol) + power;
        if (sum == 0)
        {
            powers.Remove(symbol);
        }
        else
        {
            powers[symbol] = sum;
        }
    }
}

/// <summary>"784 is D": an integer or a name that was taken for a size.</summary>
internal sealed class SizeAssumption(Symbol scalar, Symbol size, int power, bool isByName)
{
    public Symbol Scalar { get; } = scalar;

    public Symbol Size { get; } = size;

    public int Power { get; } = power;

    public bool IsByName { get; } = isByName;

    /// <summary>"batchSize is B", "784 is D".</summary>
    public override string ToString() => $"{Scalar.Name} is {Size.Name}";
}
