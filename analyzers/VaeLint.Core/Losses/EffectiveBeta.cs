using System.Globalization;
using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>weight(K) / weight(R): the β that the code really trains with, with known sizes put in.</summary>
public sealed class EffectiveBeta
{
    private EffectiveBeta(double number, IReadOnlyList<(string Name, int Power)> symbols)
    {
        Number = number;
        Symbols = symbols;
    }

    /// <summary>The numeric part.</summary>
    public double Number { get; }

    /// <summary>What is not known as a number: B, unknown sizes, free weights.</summary>
    public IReadOnlyList<(string Name, int Power)> Symbols { get; }

    /// <summary>The value when nothing is left open.</summary>
    public double? Value => Symbols.Count == 0 ? Number : null;

    internal static EffectiveBeta Of(TermWeight reconstruction, TermWeight divergence) =>
        Of(reconstruction, divergence, Math.Abs(divergence.Number / reconstruction.Number));

    /// <summary>The factor that the sizes alone make: a ½ of the formula does not count.</summary>
    internal static EffectiveBeta OfSizes(TermWeight reconstruction, TermWeight divergence)
    {
        var number = Math.Abs(divergence.Number / reconstruction.Number);
        return Of(reconstruction, divergence, ExplicitWeight.IsFormulaNumber(number) ? 1 : number);
    }

    private static EffectiveBeta Of(TermWeight reconstruction, TermWeight divergence, double number)
    {
        var powers = new Dictionary<string, (string Name, int Order, int Power)>(StringComparer.Ordinal);
        foreach (var symbol in divergence.Symbols.Concat(reconstruction.Symbols).Distinct())
        {
            Multiply(symbol, divergence.Power(symbol) - reconstruction.Power(symbol));
        }

        foreach (var (symbol, power) in (divergence.Free * reconstruction.Free.Inverse()).Factors)
        {
            Multiply(symbol, power);
        }

        Collapse(reconstruction, powers);
        Collapse(divergence, powers);
        var left = powers.Values.Where(p => p.Power != 0).OrderBy(p => p.Order).ThenBy(p => p.Name, StringComparer.Ordinal).Select(p => (p.Name, p.Power)).ToList();
        return new EffectiveBeta(number, left);

        void Multiply(Symbol symbol, int power)
        {
            if (power == 0)
            {
                return;
            }

            if (symbol.Kind == SymbolKind.Axis && symbol.IsValueKnown)
            {
                number *= Math.Pow(symbol.Value, power);
                return;
            }

            var order = symbol.Kind switch { SymbolKind.Free => 0, SymbolKind.Batch => 1, _ => 2 };
            powers[symbol.Key] = (symbol.Name, order, power);
        }
    }

    /// <summary>D1·D2·D3 of one term is D.</summary>
    private static void Collapse(TermWeight weight, Dictionary<string, (string Name, int Order, int Power)> powers)
    {
        var axes = weight.OwnAxes.Select(a => a.Key).ToList();
        if (axes.Count < 2 || !axes.All(powers.ContainsKey) || axes.Select(a => powers[a].Power).Distinct().Count() != 1)
        {
            return;
        }

        var power = powers[axes[0]].Power;
        foreach (var axis in axes)
        {
            powers.Remove(axis);
        }

        powers[weight.Group] = (weight.Group, 2, power);
    }

    public override string ToString() => Format(Number, Symbols);

    /// <summary>"784", "39.2", "784·B", "beta·D/L".</summary>
    internal static string Format(double number, IReadOnlyList<(string Name, int Power)> symbols)
    {
        var above = symbols.Where(s => s.Power > 0).Select(s => Raise(s.Name, s.Power)).ToList();
        var below = symbols.Where(s => s.Power < 0).Select(s => Raise(s.Name, -s.Power)).ToList();
        var head = number == 1 && above.Count > 0 ? string.Join("·", above) : string.Join("·", above.Prepend(FormatNumber(number)));
        return below.Count == 0 ? head : head + "/" + (below.Count == 1 ? below[0] : "(" + string.Join("·", below) + ")");
    }

    internal static string FormatNumber(double number) =>
        number >= 1000 && number == Math.Floor(number) ? number.ToString("0", CultureInfo.InvariantCulture) : number.ToString("G3", CultureInfo.InvariantCulture) is var rounded
            && number is >= 100 and < 1e7 ? number.ToString("0.#", CultureInfo.InvariantCulture) : rounded;

    private static string Raise(string name, int power) => power == 1 ? name : name + "^" + power.ToString(CultureInfo.InvariantCulture);
}
