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

    public static void Match(List<TermWeight> weights)
    {
        foreach (var weight in weights)
        {
            MatchKnown(weight, weights);
        }

        var open = weights.SelectMany(w => w.Literals.Where(l => IsSizeLike(l.Symbol)).Select(l => (Weight: w, Literal: l))).ToList();
        if (open.Count > 0)
        {
            Choose(open, weights);
        }

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

    private static void MatchKnown(TermWeight weight, List<TermWeight> all)
    {
        foreach (var literal in weight.Literals.ToList())
        {
            foreach (var owner in all.OrderBy(w => w == weight ? 0 : 1))
            {
                if (KnownAxes(literal.Symbol.Value, owner) is not { } axes)
                {
                    continue;
                }

                foreach (var axis in axes)
                {
                    weight.AddScalar(axis, literal.Power);
                }

                weight.Literals.Remove(literal);
                break;
            }
        }
    }

    /// <summary>The own axes whose extents multiply to <paramref name="value"/>: all of them, or one.</summary>
    private static List<Symbol>? KnownAxes(double value, TermWeight owner)
    {
        var isSizeLike = value >= Coefficient.SmallestSize;
        if (isSizeLike && owner.Layout.OwnSize == value)
        {
            return [.. owner.OwnAxes];
        }

        var single = owner.OwnAxes.Where(a => a.IsValueKnown && a.Value == value).ToList();
        return isSizeLike && single.Count > 0 ? [single[0]] : null;
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
        literal.Power == 1 && weight.Layout is { IsRankKnown: true, OwnSize: { } size } && size != literal.Symbol.Value
        && weight.OwnAxes.All(a => weight.Power(a) == -1);

    private static List<Reading> Options(TermWeight weight, (Symbol Symbol, int Power) literal, List<TermWeight> weights)
    {
        var hint = SizeHints.Of(literal.Symbol.Name);
        var options = new List<Reading> { new([], null, hint == SizeHint.None ? 0 : 40) };
        options.Add(new Reading([Symbol.Batch], Symbol.Batch, hint == SizeHint.Batch ? 0 : hint == SizeHint.None ? 2 : 60));
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
