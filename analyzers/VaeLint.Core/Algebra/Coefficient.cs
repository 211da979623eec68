using System.Globalization;

namespace VaeLint.Core.Algebra;

/// <summary>A number times integer powers of symbols: the scalar part of a term, and the weight of a loss term.</summary>
public sealed class Coefficient
{
    /// <summary>Smallest integer that may be a size and therefore stays symbolic.</summary>
    public const double SmallestSize = 16;

    private const double LargestSize = 1e9;

    /// <summary>Single precision.</summary>
    private const double ReciprocalTolerance = 2e-7;

    public static readonly Coefficient One = new(1, []);
    public static readonly Coefficient Zero = new(0, []);

    private readonly (Symbol Symbol, int Power)[] _factors;

    private Coefficient(double number, (Symbol Symbol, int Power)[] factors)
    {
        Number = number;
        _factors = factors;
        SymbolKey = factors.Length == 0 ? "" : string.Join("*", factors.Select(f => f.Power == 1 ? f.Symbol.Key : f.Symbol.Key + "^" + f.Power));
    }

    public double Number { get; }

    public IReadOnlyList<(Symbol Symbol, int Power)> Factors => _factors;

    /// <summary>Identity of the symbolic part.</summary>
    public string SymbolKey { get; }

    public bool IsNumber => _factors.Length == 0;

    public bool IsZero => Number == 0;

    public bool IsPositive => Number > 0;

    public bool IsNegative => Number < 0;

    /// <summary>The value when every symbol is a literal; null otherwise.</summary>
    public double? Value
    {
        get
        {
            var value = Number;
            foreach (var (symbol, power) in _factors)
            {
                if (symbol.Kind != SymbolKind.Literal)
                {
                    return null;
                }

                value *= Math.Pow(symbol.Value, power);
            }

            return value;
        }
    }

    public static Coefficient Of(double number) => number == 0 ? Zero : number == 1 ? One : new(number, []);

    public static Coefficient Of(Symbol symbol, int power = 1) => power == 0 ? One : new(1, [(symbol, power)]);

    /// <summary>A constant from the code: integers that may be a size stay symbolic, and so do small ones with a name (<c>const int LatentDim = 2</c>).</summary>
    public static Coefficient FromConstant(double value, string? name = null)
    {
        var magnitude = Math.Abs(value);
        var isInteger = magnitude == Math.Floor(magnitude) && magnitude < LargestSize;
        if (isInteger && (magnitude >= SmallestSize || (name is not null && magnitude >= 2)))
        {
            return new Coefficient(Math.Sign(value), [(Symbol.Literal(magnitude, name), 1)]);
        }

        return ReciprocalOfSize(magnitude) is { } size ? new Coefficient(Math.Sign(value), [(Symbol.Literal(size, name), -1)]) : Of(value);
    }

    /// <summary>A round number d·10^k is a weight, never a size.</summary>
    public static bool IsRound(double value)
    {
        while (value >= 10 && value % 10 == 0)
        {
            value /= 10;
        }

        return value < 10;
    }

    /// <summary>1.0 / 784 folds to a number: read it as the reciprocal of an integer that may be a size.</summary>
    private static double? ReciprocalOfSize(double value)
    {
        if (value is <= 0 or > 1 / SmallestSize)
        {
            return null;
        }

        var size = Math.Round(1 / value);
        return size < LargestSize && Math.Abs((1 / value) - size) <= ReciprocalTolerance * size && !IsRound(size) ? size : null;
    }

    public static Coefficient operator *(Coefficient left, Coefficient right)
    {
        if (left._factors.Length == 0)
        {
            return right.WithNumber(left.Number * right.Number);
        }

        if (right._factors.Length == 0)
        {
            return left.WithNumber(left.Number * right.Number);
        }

        var powers = new SortedDictionary<string, (Symbol Symbol, int Power)>(StringComparer.Ordinal);
        foreach (var (symbol, power) in left._factors.Concat(right._factors))
        {
            powers[symbol.Key] = (symbol, powers.TryGetValue(symbol.Key, out var known) ? known.Power + power : power);
        }

        return new Coefficient(left.Number * right.Number, powers.Values.Where(f => f.Power != 0).ToArray());
    }

    public Coefficient Power(int exponent) =>
        exponent == 0 ? One : new(Math.Pow(Number, exponent), Array.ConvertAll(_factors, f => (f.Symbol, f.Power * exponent)));

    public Coefficient Inverse() => Power(-1);

    public Coefficient WithNumber(double number) => new(number, _factors);

    public int PowerOf(Symbol symbol)
    {
        foreach (var factor in _factors)
        {
            if (factor.Symbol.Equals(symbol))
            {
                return factor.Power;
            }
        }

        return 0;
    }

    /// <summary>Replaces every symbol through <paramref name="replace"/>.</summary>
    public Coefficient Substitute(Func<Symbol, Coefficient> replace)
    {
        var result = Of(Number);
        foreach (var (symbol, power) in _factors)
        {
            result *= replace(symbol).Power(power);
        }

        return result;
    }

    public bool IsSame(Coefficient other) =>
        Math.Abs(Number - other.Number) <= 1e-6 * Math.Max(1e-12, Math.Max(Math.Abs(Number), Math.Abs(other.Number)))
        && string.Equals(SymbolKey, other.SymbolKey, StringComparison.Ordinal);

    public string Key => Number.ToString("G10", CultureInfo.InvariantCulture) + (IsNumber ? "" : "*" + SymbolKey);

    public override string ToString() => Key;
}
