using System.Globalization;
using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>weight(K) / weight(R): the β that the code really trains with, with known sizes put in.</summary>
public sealed class EffectiveBeta
{
    private const double Tolerance = 0.1;

    private EffectiveBeta(double number, IReadOnlyList<(Symbol Symbol, int Power)> factors)
    {
        Number = number;
        Symbols = factors.Select(f => (f.Symbol.Name, f.Power)).ToList();
        HasWeight = factors.Any(f => f.Symbol.Kind == SymbolKind.Free);
        Legend = string.Join(", ", factors.Where(f => f.Symbol.Kind != SymbolKind.Free).Select(f => $"{f.Symbol.Name} = {Meaning(f.Symbol)}"));
    }

    /// <summary>The numeric part.</summary>
    public double Number { get; }

    /// <summary>What is not known as a number: B, unknown sizes, free weights.</summary>
    public IReadOnlyList<(string Name, int Power)> Symbols { get; }

    /// <summary>One of the symbols is a weight that the code leaves free.</summary>
    public bool HasWeight { get; }

    /// <summary>"B = samples in the batch, D = event elements per sample" for the sizes among the symbols.</summary>
    public string Legend { get; }

    /// <summary>The value when nothing is left open.</summary>
    public double? Value => Symbols.Count == 0 ? Number : null;

    /// <summary>Known, and within a tenth of 1: nobody means the difference.</summary>
    public bool IsNearOne => Value is { } value && Math.Abs(value - 1) <= Tolerance;

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
        var powers = new Dictionary<Symbol, int>();
        foreach (var symbol in divergence.Symbols.Concat(reconstruction.Symbols).Distinct())
        {
            powers[symbol] = divergence.Power(symbol) - reconstruction.Power(symbol);
        }

        foreach (var (symbol, power) in (divergence.Free * reconstruction.Free.Inverse()).Factors)
        {
            powers[symbol] = power;
        }

        Collapse(reconstruction, powers);
        Collapse(divergence, powers);
        foreach (var (symbol, power) in powers.Where(p => p.Key.Kind == SymbolKind.Axis && p.Key.IsValueKnown).Select(p => (p.Key, p.Value)).ToList())
        {
            number *= Math.Pow(symbol.Value, power);
            powers.Remove(symbol);
        }

        return new EffectiveBeta(
            number,
            powers.Where(p => p.Value != 0).Select(p => (Symbol: p.Key, Power: p.Value)).OrderBy(p => Order(p.Symbol)).ThenBy(p => p.Symbol.Name, StringComparer.Ordinal).ToList());
    }

    private static int Order(Symbol symbol) => symbol.Kind switch { SymbolKind.Free => 0, SymbolKind.Batch => 1, _ => 2 };

    private static string Meaning(Symbol symbol) =>
        symbol.Kind == SymbolKind.Batch ? "samples in the batch"
        : symbol.AxisIndex > 0 ? $"size of {(symbol.Group[0] == 'D' ? "event" : "latent")} axis {symbol.AxisIndex.ToString(CultureInfo.InvariantCulture)}"
        : symbol.Group[0] == 'D' ? "event elements per sample"
        : "latent dimensions";

    /// <summary>D1·D2·D3 of one term is D, unless all of them are known.</summary>
    private static void Collapse(TermWeight weight, Dictionary<Symbol, int> powers)
    {
        var axes = weight.OwnAxes.ToList();
        if (axes.Count < 2 || weight.Layout.OwnSize is not null || !axes.All(powers.ContainsKey) || axes.Select(a => powers[a]).Distinct().Count() != 1)
        {
            return;
        }

        var power = powers[axes[0]];
        foreach (var axis in axes)
        {
            powers.Remove(axis);
        }

        powers[Symbol.Axis(weight.Group, 0, null)] = power;
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
        number.ToString(number >= 100 && (number < 1e7 || number == Math.Floor(number)) ? "0.#" : "G3", CultureInfo.InvariantCulture);

    private static string Raise(string name, int power) => power == 1 ? name : name + "^" + power.ToString(CultureInfo.InvariantCulture);
}
