using System.Globalization;
using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>
/// Decides what the integers in a loss are. One that equals a known size is that size. While the size is unknown, an integer that is no round number
/// (d·10^k) may be the size that its term lacks: of all readings the one that leaves the fewest defects is taken, and listed as an assumption.
/// One that contradicts the known size it stands for is stale. What is left is a weight.
/// </summary>
internal static class LiteralMatcher
{
    private const int MaxReadings = 256;

    /// <summary>From here on a round number is a weight, whatever stands beside it: nobody has as many latents.</summary>
    private const double ManyLatents = 1000;

    public static void Match(List<TermWeight> weights)
    {
        foreach (var weight in weights)
        {
            MatchKnown(weight, weights);
        }

        foreach (var weight in weights)
        {
            JoinFactors(weight, 1);
            JoinFactors(weight, -1);
            MatchAxes(weight, Owners(weight, weights));
        }

        var open = weights.SelectMany(w => w.Literals.Where(l => IsSizeLike(l.Symbol) || IsConvertedMean(w, l)).Select(l => (Weight: w, Literal: l))).ToList();
        Choose(open, weights);
        foreach (var weight in weights)
        {
            foreach (var (symbol, power) in weight.Literals)
            {
                weight.Number *= Math.Pow(symbol.Value, power);
            }
        }
    }

    /// <summary>An integer ≥ 16 that is not d·10^k, or any integer whose name says that it is a size.</summary>
    private static bool IsSizeLike(Symbol literal)
    {
        if (SizeHints.Of(literal.Name) != SizeHint.None)
        {
            return true;
        }

        return literal.Value >= Coefficient.SmallestSize && !Coefficient.IsRound(literal.Value);
    }

    /// <summary>A KL averaged over its latents · 20 / 784: the divisor says that sizes are meant, so that a round number may be one, too.</summary>
    private static bool IsConvertedMean(TermWeight weight, (Symbol Symbol, int Power) literal) =>
        !weight.IsReconstruction && literal.Power == 1 && literal.Symbol.Value is >= Coefficient.SmallestSize and < ManyLatents
        && weight.OwnAxes.Any() && weight.OwnAxes.All(a => weight.Power(a) == -1)
        && (weight.Literals.Any(l => l.Power == -1 && IsSizeLike(l.Symbol)) || weight.Scalars.Any(s => s.Key.Kind == SymbolKind.Axis && s.Value == -1 && !weight.OwnAxes.Contains(s.Key)));

    private static void MatchKnown(TermWeight weight, List<TermWeight> all)
    {
        var owners = Owners(weight, all);
        MatchFraction(weight, owners);
        foreach (var sign in new[] { 1, -1 })
        {
            MatchProduct(weight, owners, sign);
        }

        MatchAxes(weight, owners);
    }

    private static List<TermWeight> Owners(TermWeight weight, List<TermWeight> all) => [.. all.OrderBy(w => w == weight ? 0 : 1)];

    /// <summary>Every integer that is a known size on its own, beside whatever weight stands with it.</summary>
    private static void MatchAxes(TermWeight weight, List<TermWeight> owners)
    {
        foreach (var literal in weight.Literals.ToList())
        {
            if (owners.Select(o => KnownAxes(literal, o, weight)).FirstOrDefault(a => a is not null) is { } axes)
            {
                AddAll(weight, axes, Math.Sign(literal.Power));
                weight.Literals.Remove(literal);
            }
        }
    }

    /// <summary>Channels * Side * Side: all integers above (or below) the line together are the known size, but for a 2 of the formula.</summary>
    private static void MatchProduct(TermWeight weight, List<TermWeight> owners, int sign)
    {
        var literals = weight.Literals.Where(l => Math.Sign(l.Power) == sign).ToList();
        var product = Product(literals);
        if (literals.Count == 0)
        {
            return;
        }

        if ((OwnerOf(product, 1, owners) ?? OwnerOfScaled(product, literals, weight, owners)) is not { } owner)
        {
            MatchBesideWeight(weight, literals, owners, sign);
            return;
        }

        weight.Number *= Math.Pow(product / owner.Layout.OwnSize!.Value, sign);
        AddAll(weight, owner.OwnAxes, sign);
        weight.Literals.RemoveAll(literals.Contains);
    }

    /// <summary>1000 * (3 * 32 * 32): all integers but one are the known size, and that one is a weight.</summary>
    private static void MatchBesideWeight(TermWeight weight, List<(Symbol Symbol, int Power)> literals, List<TermWeight> owners, int sign)
    {
        foreach (var other in literals.Where(l => literals.Count > 1 && l.Power == sign))
        {
            var sizes = literals.Where(l => !l.Equals(other)).ToList();
            if (OwnerOf(Product(sizes), 1, owners) is { } owner)
            {
                AddAll(weight, owner.OwnAxes, sign);
                weight.Literals.RemoveAll(sizes.Contains);
                return;
            }
        }
    }

    private static TermWeight? OwnerOf(double product, double factor, List<TermWeight> owners) =>
        owners.FirstOrDefault(o => o.Layout.OwnSize is { } size and >= (long)Coefficient.SmallestSize && product == factor * size);

    /// <summary>32 is rather the side of the image than half of 64 latents.</summary>
    private static TermWeight? OwnerOfScaled(double product, List<(Symbol Symbol, int Power)> literals, TermWeight weight, List<TermWeight> owners) =>
        literals.All(l => owners.Any(o => KnownAxes(l, o, weight) is not null)) ? null : OwnerOf(product, 2, owners) ?? OwnerOf(product, 0.5, owners);

    /// <summary>28 * 28 and 3 * 32 * 32 are one size, when no single axis is 28 or 32.</summary>
    private static void JoinFactors(TermWeight weight, int sign)
    {
        var factors = weight.Literals.Where(l => Math.Sign(l.Power) == sign && (Math.Abs(l.Power) > 1 || IsPlainSmall(l.Symbol))).ToList();
        if (factors.Any(f => f.Symbol.Value >= Coefficient.SmallestSize))
        {
            weight.Literals.RemoveAll(factors.Contains);
            weight.Literals.Add((Symbol.Literal(Product(factors), null), sign));
        }
    }

    private static bool IsPlainSmall(Symbol literal) => literal.Value < Coefficient.SmallestSize && SizeHints.Of(literal.Name) == SizeHint.None;

    private static double Product(List<(Symbol Symbol, int Power)> literals) =>
        literals.Aggregate(1.0, (product, l) => product * Math.Pow(l.Symbol.Value, Math.Abs(l.Power)));

    /// <summary>(double)LatentDim / OriginalDim folds to 0.0408…: with D = 784 known it is 32 / D.</summary>
    private static void MatchFraction(TermWeight weight, List<TermWeight> owners)
    {
        if (IsNice(weight.Number))
        {
            return;
        }

        foreach (var owner in owners)
        {
            if (owner.Layout.OwnSize is { } size && Math.Round(weight.Number * size) is >= 2 and var numerator && Math.Abs((numerator / size) - weight.Number) < 1e-7 * weight.Number)
            {
                weight.Number = 1;
                AddAll(weight, owner.OwnAxes, -1);
                weight.Literals.Add((Symbol.Literal(numerator, null), 1));
                return;
            }
        }
    }

    /// <summary>A number that somebody would write: at most four significant digits.</summary>
    private static bool IsNice(double number) =>
        Math.Abs(double.Parse(number.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) - number) <= 1e-9 * Math.Abs(number);

    /// <summary>The own axes that a literal power stands for: all of them, or as many of that extent as its power says, first those that it puts back.</summary>
    private static IEnumerable<Symbol>? KnownAxes((Symbol Symbol, int Power) literal, TermWeight owner, TermWeight weight)
    {
        var value = literal.Symbol.Value;
        if (value < Coefficient.SmallestSize)
        {
            return null;
        }

        if (owner.Layout.OwnSize == value && literal.Power is 1 or -1)
        {
            return owner.OwnAxes;
        }

        var axes = owner.OwnAxes.Where(a => a.IsValueKnown && a.Value == value).OrderBy(a => Math.Sign(weight.Power(a)) + Math.Sign(literal.Power) != 0).Take(Math.Abs(literal.Power)).ToList();
        return axes.Count == Math.Abs(literal.Power) ? axes : literal.Power is 1 or -1 ? Neighbours(value, owner) : null;
    }

    /// <summary>Axes side by side whose product the literal is: 1024 of [B, 3, 32, 32].</summary>
    private static List<Symbol>? Neighbours(double value, TermWeight owner)
    {
        var own = owner.OwnAxes.ToList();
        for (var start = 0; start < own.Count; start++)
        {
            for (var count = 2; start + count <= own.Count; count++)
            {
                var run = own.GetRange(start, count);
                if (run.All(a => a.IsValueKnown) && run.Aggregate(1.0, (product, a) => product * a.Value) == value)
                {
                    return run;
                }
            }
        }

        return null;
    }

    private static void AddAll(TermWeight weight, IEnumerable<Symbol> axes, int power)
    {
        foreach (var axis in axes.ToList())
        {
            weight.AddScalar(axis, power);
        }
    }

    private static void Choose(List<(TermWeight Weight, (Symbol Symbol, int Power) Literal)> open, List<TermWeight> weights)
    {
        var options = open.Select(o => Options(o.Weight, o.Literal, weights)).ToList();
        if (options.Aggregate(1L, (product, o) => product * o.Count) > MaxReadings)
        {
            return;
        }

        var best = new int[open.Count];
        var bestScore = int.MaxValue;
        foreach (var reading in Readings(options))
        {
            Apply(open, options, reading, 1);
            var score = Residues.Count(weights) * 100;
            for (var index = 0; index < reading.Length; index++)
            {
                score += options[index][reading[index]].Cost;
            }

            Apply(open, options, reading, -1);
            if (score < bestScore)
            {
                (bestScore, best) = (score, (int[])reading.Clone());
            }
        }

        Apply(open, options, best, 1);
        for (var index = 0; index < open.Count; index++)
        {
            var (weight, literal) = open[index];
            var option = options[index][best[index]];
            if (option.Axes.Count > 0)
            {
                weight.Literals.Remove(literal);
                weight.Assumptions.Add(new SizeAssumption(literal.Symbol, option.Size!, literal.Power, SizeHints.Of(literal.Symbol.Name) != SizeHint.None));
            }
            else if (IsStale(weight, literal))
            {
                weight.Stale = (literal.Symbol, weight.Layout.OwnSize!.Value);
            }
        }
    }

    /// <summary>The term averages its own axes, is multiplied by an integer that looks like their number, and is not.</summary>
    private static bool IsStale(TermWeight weight, (Symbol Symbol, int Power) literal) =>
        literal.Power == 1 && weight.Layout is { IsRankKnown: true, OwnSize: { } size and > 1 } && size != literal.Symbol.Value
        && weight.OwnAxes.All(a => weight.Power(a) == -1);

    private static List<Reading> Options(TermWeight weight, (Symbol Symbol, int Power) literal, List<TermWeight> weights)
    {
        var hint = SizeHints.Of(literal.Symbol.Name);
        var options = new List<Reading> { new([], null, hint == SizeHint.None ? 0 : 40) };
        options.Add(new Reading([Symbol.Batch], Symbol.Batch, hint == SizeHint.Batch ? 0 : hint == SizeHint.None ? BatchCost(literal.Symbol.Value) : 60));
        foreach (var owner in weights.GroupBy(w => w.Group).Select(g => g.First()))
        {
            if (owner.Layout.OwnSize is not null && owner.Layout.IsRankKnown)
            {
                continue;
            }

            var hinted = hint == (owner.IsReconstruction ? SizeHint.Event : SizeHint.Latent);
            options.Add(new Reading([.. owner.OwnAxes], Symbol.Axis(owner.Group, 0, (long)literal.Symbol.Value), hinted ? 0 : hint == SizeHint.None ? 1 : 60));
        }

        return options;
    }

    /// <summary>Of two integers the power of two is rather the batch.</summary>
    private static int BatchCost(double value) => Math.Log(value, 2) is var exponent && exponent == Math.Floor(exponent) ? 2 : 3;

    private static IEnumerable<int[]> Readings(List<List<Reading>> options)
    {
        var reading = new int[options.Count];
        while (true)
        {
            yield return reading;
            var position = 0;
            while (position < reading.Length && ++reading[position] == options[position].Count)
            {
                reading[position++] = 0;
            }

            if (position == reading.Length)
            {
                yield break;
            }
        }
    }

    private static void Apply(List<(TermWeight Weight, (Symbol Symbol, int Power) Literal)> open, List<List<Reading>> options, int[] reading, int sign)
    {
        for (var index = 0; index < open.Count; index++)
        {
            foreach (var axis in options[index][reading[index]].Axes)
            {
                open[index].Weight.AddScalar(axis, sign * open[index].Literal.Power);
            }
        }
    }

    private sealed class Reading(IReadOnlyList<Symbol> axes, Symbol? size, int cost)
    {
        public IReadOnlyList<Symbol> Axes { get; } = axes;

        public Symbol? Size { get; } = size;

        public int Cost { get; } = cost;
    }
}
