using VaeLint.Core.Algebra;

namespace VaeLint.Core.Losses;

/// <summary>
/// The weight that the author wrote on a term, after the formula's own ½, 1 and 2, the signs, the sizes and what is provably 1 are removed.
/// Its presence says that the balance was chosen, not overlooked.
/// </summary>
internal static class ExplicitWeight
{
    public static bool IsOn(TermWeight weight) => !weight.Free.IsNumber || (weight.Stale is null && !IsFormulaNumber(weight.Number));

    /// <summary>The scalar in the code that carries the weight.</summary>
    public static ScalarFactor? Find(TermWeight weight)
    {
        var sizes = new HashSet<string>(weight.Assumptions.Select(a => a.Scalar.Key), StringComparer.Ordinal);
        return weight.Term.Scalars.LastOrDefault(s => s.Value.Factors.Any(f => f.Symbol.Kind == SymbolKind.Free && !sizes.Contains(f.Symbol.Key)))
            ?? weight.Term.Scalars.LastOrDefault(s => IsWeight(s.Value, sizes));
    }

    private static bool IsWeight(Coefficient value, HashSet<string> sizes) =>
        value.Value is { } number && !IsFormulaNumber(number) && !value.Factors.Any(f => sizes.Contains(f.Symbol.Key));

    public static bool IsFormulaNumber(double number) => FormulaSlips.IsNear(Math.Abs(number), 1) || FormulaSlips.IsMixed(Math.Abs(number));
}
