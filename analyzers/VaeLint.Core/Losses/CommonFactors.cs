using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>A number or free scalar that multiplies the whole loss (an accumulation divisor, a learning-rate factor) is no weight of a term.</summary>
internal static class CommonFactors
{
    public static void Remove(IReadOnlyList<TermWeight> weights)
    {
        var shared = Shared(weights);
        foreach (var weight in weights)
        {
            weight.Number /= shared;
        }

        // ½ beside ¼ is the formula's own number beside a weight: nothing that both would share.
        var first = weights[0].Number;
        if (weights.All(w => ExplicitWeight.IsFormulaNumber(w.Number / first)) && !(ExplicitWeight.IsFormulaNumber(first) && weights.Any(w => !ExplicitWeight.IsFormulaNumber(w.Number))))
        {
            foreach (var weight in weights)
            {
                weight.Number /= Math.Abs(first);
            }
        }

        foreach (var symbol in weights.SelectMany(w => w.Free.Factors).Select(f => f.Symbol).Distinct().ToList())
        {
            var common = Residues.CommonPower([.. weights.Select(w => w.Free.PowerOf(symbol))]);
            foreach (var weight in weights)
            {
                weight.Free *= Coefficient.Of(symbol, -common);
            }
        }
    }

    /// <summary>Numbers that multiply or divide the sum of all terms.</summary>
    private static double Shared(IReadOnlyList<TermWeight> weights) =>
        weights[0].Term.Scalars
            .Where(s => s.Value is { IsNumber: true, IsZero: false } && weights.All(w => w.Term.Scalars.Any(o => o.Whole.At.Equals(s.Whole.At) && o.Value.Number == s.Value.Number)))
            .Aggregate(1.0, (product, s) => product * Math.Abs(s.Value.Number));
}
