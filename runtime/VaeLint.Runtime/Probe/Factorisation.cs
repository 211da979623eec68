namespace VaeLint.Probing;

/// <summary>The weight of a term at one set of sizes; <paramref name="Valid"/> counts the elements a mask leaves, 0 without a mask.</summary>
internal sealed record WeightPoint(ProbeSizes Sizes, double Weight, double StandardError, long Valid);

/// <summary>
/// A weight measured at several sizes as a number times powers of the sizes. The sizes are distinct primes, so that the ratio of two exact weights has one
/// factorisation; averaged weights are measured with one size changed at a time.
/// </summary>
internal static class Factorisation
{
    private const int HighestPower = 2;
    private static readonly int[] ValidPowers = [0, -1, 1, -2];

    /// <summary>Null where the weights are no product of powers.</summary>
    public static ProbeWeight? Of(ProbeLayout layout, IReadOnlyList<WeightPoint> points, bool isOneAtATime, double tolerance)
    {
        var axes = layout.All.Where(axis => !axis.IsFixed).ToArray();
        var powers = axes.Length == 0 ? [] : isOneAtATime ? OneAtATime(axes, points) : Both(axes, points, tolerance);
        if (powers is null)
        {
            return null;
        }

        var number = powers.Aggregate(points[0].Weight, (rest, pair) => rest / Math.Pow(pair.Key == "N" ? points[0].Valid : points[0].Sizes.Of(axes.Single(axis => axis.Name == pair.Key)), pair.Value));
        var (rest, sizes) = FixedSizes.Split(layout, number);
        return new ProbeWeight(rest, powers.Concat(sizes), layout.Elements.Select(axis => axis.Name), layout.Latent.Select(axis => axis.Name));
    }

    private static Dictionary<string, int>? OneAtATime(ProbeAxis[] axes, IReadOnlyList<WeightPoint> points)
    {
        foreach (var valid in points[0].Valid > 0 ? ValidPowers : [0])
        {
            var powers = new Dictionary<string, int> { ["N"] = valid };
            for (var index = 0; index < axes.Length; index++)
            {
                if (Power(axes[index], points[0], points[index + 1], valid) is { } power)
                {
                    powers[axes[index].Name] = power;
                }
            }

            if (powers.Count == axes.Length + 1)
            {
                return powers;
            }
        }

        return null;
    }

    private static int? Power(ProbeAxis axis, WeightPoint from, WeightPoint to, int valid)
    {
        var ratio = to.Weight / from.Weight / Math.Pow(from.Valid > 0 ? (double)to.Valid / from.Valid : 1, valid);
        var scale = Math.Log((double)to.Sizes.Of(axis) / from.Sizes.Of(axis));
        var power = Math.Log(ratio) / scale;
        var error = Math.Sqrt(Math.Pow(from.StandardError / from.Weight, 2) + Math.Pow(to.StandardError / to.Weight, 2)) / Math.Abs(scale);
        var rounded = Math.Round(power);
        return double.IsFinite(power) && error < 0.12 && Math.Abs(power - rounded) < (4 * error) + 1e-6 && Math.Abs(rounded) <= HighestPower + 1 ? (int)rounded : null;
    }

    private static Dictionary<string, int>? Both(ProbeAxis[] axes, IReadOnlyList<WeightPoint> points, double tolerance)
    {
        var ratio = points[1].Weight / points[0].Weight;
        if (!(ratio > 0) || !double.IsFinite(ratio))
        {
            return null;
        }

        var steps = axes.Select(axis => Math.Log((double)axis.Second / axis.First)).ToArray();
        Dictionary<string, int>? best = null;
        foreach (var valid in points[0].Valid > 0 ? ValidPowers : [0])
        {
            var rest = Math.Log(ratio) - (valid == 0 ? 0 : valid * Math.Log((double)points[1].Valid / points[0].Valid));
            var search = new Search(axes, steps, tolerance);
            if (search.Simplest(rest) is { } powers && (best is null || Complexity(powers) + 1 < Complexity(best)))
            {
                powers["N"] = valid;
                best = powers;
            }
        }

        return best;
    }

    private static int Complexity(Dictionary<string, int> powers) => powers.Values.Sum(Math.Abs);

    /// <summary>All products of powers that a ratio may be; the one with the smallest powers wins.</summary>
    private sealed class Search(ProbeAxis[] axes, double[] steps, double tolerance)
    {
        private readonly int[] _powers = new int[axes.Length];
        private int[]? _best;

        public Dictionary<string, int>? Simplest(double logarithm)
        {
            Visit(0, logarithm);
            return _best is null ? null : axes.Select((axis, index) => (axis.Name, Power: _best[index])).ToDictionary(pair => pair.Name, pair => pair.Power);
        }

        private void Visit(int position, double rest)
        {
            if (position == axes.Length)
            {
                if (Math.Abs(rest) <= tolerance && (_best is null || _powers.Sum(Math.Abs) < _best.Sum(Math.Abs)))
                {
                    _best = [.. _powers];
                }

                return;
            }

            for (var power = -HighestPower; power <= HighestPower; power++)
            {
                _powers[position] = power;
                Visit(position + 1, rest - (power * steps[position]));
            }
        }
    }
}
