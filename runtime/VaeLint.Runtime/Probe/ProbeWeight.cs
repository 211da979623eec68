using System.Globalization;

namespace VaeLint;

/// <summary>A number times powers of sizes: what a term is multiplied by, relative to the sum over everything.</summary>
public sealed class ProbeWeight
{
    private readonly string[] _eventAxes;
    private readonly string[] _latentAxes;

    internal ProbeWeight(double number, IEnumerable<KeyValuePair<string, int>> exponents, IEnumerable<string> eventAxes, IEnumerable<string> latentAxes)
    {
        Number = number;
        Exponents = exponents.Where(pair => pair.Value != 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        _eventAxes = [.. eventAxes];
        _latentAxes = [.. latentAxes];
    }

    /// <summary>The factor that is no size; NaN where only the sizes could be measured.</summary>
    public double Number { get; }

    /// <summary>
    /// Powers of the sizes by axis, none of them 0: B, the event and latent axes by the names in <see cref="ProbeOptions"/>, K (Monte Carlo samples),
    /// N (valid elements of the batch) and n (valid elements of the sample).
    /// </summary>
    public IReadOnlyDictionary<string, int> Exponents { get; }

    /// <summary>No size is left: the weight is a pure number.</summary>
    public bool IsNumber => Exponents.Count == 0;

    /// <summary>The power of one axis.</summary>
    public int Power(string axis) => Exponents.GetValueOrDefault(axis);

    /// <summary>This weight in units of another.</summary>
    public ProbeWeight DividedBy(ProbeWeight other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Combine(other, -1);
    }

    /// <summary>The value at given sizes; axes without a size count as 1.</summary>
    public double At(IReadOnlyDictionary<string, double> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return Exponents.Aggregate(Number, (value, pair) => value * Math.Pow(sizes.GetValueOrDefault(pair.Key, 1), pair.Value));
    }

    /// <summary>As <c>1/(B·D)</c>: the event axes together are D, the latent axes L.</summary>
    public override string ToString()
    {
        var powers = Collapsed();
        var above = powers.Where(pair => pair.Value > 0).Select(Raise).ToList();
        var below = powers.Where(pair => pair.Value < 0).Select(Raise).ToList();
        var number = FormatNumber(Number);
        var head = double.IsNaN(Number) ? string.Join("·", above.Prepend("c"))
            : above.Count > 0 && number is "1" or "-1" ? number[..^1] + string.Join("·", above)
            : string.Join("·", above.Prepend(number));
        head = head is "" or "-" ? head + "1" : head;
        return below.Count == 0 ? head : head + "/" + (below.Count == 1 ? below[0] : "(" + string.Join("·", below) + ")");
    }

    internal static string FormatNumber(double number)
    {
        var near = Math.Abs(number - Math.Round(number, 9)) < 1e-9 * Math.Abs(number) && Math.Abs(number) >= 1e-3 ? Math.Round(number, 9) : number;
        return Math.Abs(near) >= 1000 && near == Math.Floor(near) && Math.Abs(near) < 1e15
            ? near.ToString("0", CultureInfo.InvariantCulture)
            : near.ToString("G4", CultureInfo.InvariantCulture);
    }

    internal ProbeWeight Times(double number, string? axis = null, int power = 0)
    {
        var exponents = Exponents.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        if (axis is not null)
        {
            exponents[axis] = exponents.GetValueOrDefault(axis) + power;
        }

        return new ProbeWeight(Number * number, exponents, _eventAxes, _latentAxes);
    }

    internal ProbeWeight Inverse() => new(1 / Number, Exponents.Select(pair => KeyValuePair.Create(pair.Key, -pair.Value)), _eventAxes, _latentAxes);

    /// <summary>Powers with all event axes as D and all latent axes as L, where they agree.</summary>
    internal IReadOnlyList<KeyValuePair<string, int>> Collapsed()
    {
        var powers = Exponents.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        Collapse(powers, _eventAxes, "D");
        Collapse(powers, _latentAxes, "L");
        return [.. powers.OrderBy(pair => "BNnKDCTHWL".IndexOf(pair.Key[0], StringComparison.Ordinal)).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    private static void Collapse(Dictionary<string, int> powers, string[] axes, string name)
    {
        var power = axes.Length == 0 ? 0 : powers.GetValueOrDefault(axes[0]);
        if (power == 0 || axes.Any(axis => powers.GetValueOrDefault(axis) != power))
        {
            return;
        }

        foreach (var axis in axes)
        {
            powers.Remove(axis);
        }

        powers[name] = power;
    }

    private static string Raise(KeyValuePair<string, int> pair) => Math.Abs(pair.Value) == 1 ? pair.Key : pair.Key + "^" + Math.Abs(pair.Value).ToString(CultureInfo.InvariantCulture);

    private ProbeWeight Combine(ProbeWeight other, int sign)
    {
        var axes = Exponents.Keys.Union(other.Exponents.Keys, StringComparer.Ordinal);
        return new ProbeWeight(
            Number * Math.Pow(other.Number, sign),
            axes.Select(axis => KeyValuePair.Create(axis, Power(axis) + (sign * other.Power(axis)))),
            _eventAxes.Length > 0 ? _eventAxes : other._eventAxes,
            _latentAxes.Length > 0 ? _latentAxes : other._latentAxes);
    }
}
