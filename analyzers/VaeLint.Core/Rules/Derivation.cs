using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>How the effective β came about, one line per term, for properties and SARIF.</summary>
internal static class Derivation
{
    public static string Of(LossObjective objective)
    {
        var lines = objective.Terms.Select(t => $"{(t.Term.IsReconstruction ? "R" : "K")} ({t.Term.Form}) = {Weight(t)}").ToList();
        var squared = objective.Reconstructions.FirstOrDefault(r => r.Term.IsSquaredError);
        if (squared is not null && objective.Divergences.FirstOrDefault() is { } divergence
            && EffectiveBeta.Of(squared.Weight, divergence.Weight) is { } beta)
        {
            lines.Add($"squared error: c·SSE + k·KL implies a decoder variance of k/(2c) = {EffectiveBeta.Format(beta.Number / 2, beta.Symbols)}");
        }

        return string.Join("; ", lines);
    }

    private static string Weight(JudgedTerm term)
    {
        var weight = term.Weight;
        var powers = weight.Symbols.Select(s => (s.Name, Power: weight.Power(s))).Where(p => p.Power != 0)
            .Concat(weight.Free.Factors.Select(f => (f.Symbol.Name, f.Power)))
            .OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        return EffectiveBeta.Format(weight.Number, powers);
    }
}
