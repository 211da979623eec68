using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>A number or free scalar that multiplies the whole loss (an accumulation divisor, a learning-rate factor) is no weight of a term.</summary>
internal static class CommonFactors
{
    public static void Remove(IReadOnlyList<TermWeight> weights)
    {
        var first = weights[0].Number;
        if (weights.All(w => ExplicitWeight.IsFormulaNumber(w.Number / first)))
        {
            foreach (var weight in weights)
            {
                weight.Number /= Math.Abs(first);
            }
        }

        foreach (var symbol in weights.SelectMany(w => w.Free.Factors).Select(f => f.Symbol).Distinct().ToList())
        {
            var powers = weights.Select(w => w.Free.PowerOf(symbol)).ToList();
            var common = powers.All(p => p > 0) ? powers.Min() : powers.All(p => p < 0) ? powers.Max() : 0;
            foreach (var weight in weights)
            {
                weight.Free *= Coefficient.Of(symbol, -common);
            }
        }
    }
}
