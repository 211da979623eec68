namespace VaeLint.Probing;

/// <summary>
/// A number that was measured where some sizes cannot be varied: the powers of those sizes that leave the simplest number. 1/784 at D = 784 is 1/D;
/// 784/3072 at D = 3072 is 784/D.
/// </summary>
internal static class FixedSizes
{
    public static (double Number, IReadOnlyList<KeyValuePair<string, int>> Powers) Split(ProbeLayout layout, double number)
    {
        var axes = layout.All.Where(axis => axis is { IsFixed: true, First: > 1 }).ToArray();
        var best = (Number: number, Powers: new int[axes.Length], Cost: Cost(number));
        foreach (var powers in Combinations(axes.Length))
        {
            var rest = number;
            for (var index = 0; index < axes.Length; index++)
            {
                rest /= Math.Pow(axes[index].First, powers[index]);
            }

            var cost = Cost(rest) + (0.05 * Parts(layout, axes, powers));
            if (cost < best.Cost - 1e-9)
            {
                best = (rest, powers, cost);
            }
        }

        return (best.Number, [.. axes.Select((axis, index) => KeyValuePair.Create(axis.Name, best.Powers[index]))]);
    }

    /// <summary>An integer of at least 16 that is no single digit times a power of ten: more likely a size than a weight.</summary>
    public static bool IsLikelySize(double number)
    {
        if (!IsInteger(number) || number < 16)
        {
            return false;
        }

        var digits = Math.Round(number);
        while (digits % 10 == 0)
        {
            digits /= 10;
        }

        return digits >= 10;
    }

    public static bool IsFormulaNumber(double number) => new[] { 0.5, 1, 2 }.Any(value => Math.Abs(Math.Abs(number) - value) < 1e-6);

    private static double Cost(double number)
    {
        var size = Math.Abs(number);
        return IsFormulaNumber(size) ? (Math.Abs(size - 1) < 1e-6 ? 0 : 0.8) : IsRound(size) ? 0.6 : IsLikelySize(size) ? 2 : IsLikelySize(1 / size) ? 2.2 : IsRound(1 / size) ? 2.5 : 3;
    }

    /// <summary>At most two digits: 0.1, 25, 0.00025.</summary>
    public static bool IsRound(double number)
    {
        var scaled = number / Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return Math.Abs(scaled - Math.Round(scaled)) < 1e-6 && !IsLikelySize(number);
    }

    private static bool IsInteger(double number) => Math.Abs(number - Math.Round(number)) < 1e-9 * Math.Max(1, Math.Abs(number));

    /// <summary>All axes of the event with one power count as one part.</summary>
    private static int Parts(ProbeLayout layout, ProbeAxis[] axes, int[] powers)
    {
        var used = axes.Where((_, index) => powers[index] != 0).ToArray();
        var events = used.Where(layout.Event.Contains).ToArray();
        var isWhole = layout.Event.All(axis => axis.First == 1 || events.Contains(axis)) && events.Select(axis => powers[Array.IndexOf(axes, axis)]).Distinct().Count() == 1;
        return used.Length - (isWhole ? events.Length - 1 : 0) + powers.Sum(power => Math.Abs(power) - (power == 0 ? 0 : 1));
    }

    private static IEnumerable<int[]> Combinations(int count)
    {
        var powers = Enumerable.Repeat(-1, count).ToArray();
        while (true)
        {
            yield return [.. powers];
            var position = 0;
            while (position < count && powers[position] == 1)
            {
                powers[position++] = -1;
            }

            if (position == count)
            {
                yield break;
            }

            powers[position]++;
        }
    }
}
