using System.Globalization;
using VaeLint.Core.Algebra;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>The words that messages share.</summary>
internal static class Wording
{
    public static string Name(JudgedTerm term) => term.Term.IsReconstruction ? "reconstruction" : "KL";

    /// <summary>"its 784 event elements", "its event elements", "its 20 latent dimensions".</summary>
    public static string OwnElements(JudgedTerm term)
    {
        var noun = term.Term.IsReconstruction ? "event elements" : "latent dimensions";
        return term.Weight.Layout.OwnSize is { } size ? $"its {size.ToString(CultureInfo.InvariantCulture)} {noun}" : $"its {noun}";
    }

    /// <summary>"summed over the latents and averaged over the batch".</summary>
    public static string Reduction(JudgedTerm term)
    {
        var own = term.Term.IsReconstruction ? "event" : "latents";
        var isMean = term.Weight.OwnAxes.Any() && term.Weight.OwnAxes.All(a => term.Weight.Power(a) < 0);
        var batch = term.Weight.Power(Symbol.Batch) switch { 0 => "summed", < 0 => "averaged", _ => "multiplied" };
        return isMean && batch == "averaged" ? $"averaged over the {own} and the batch"
            : isMean ? $"averaged over the {own} and {batch} over the batch"
            : batch == "summed" ? $"summed over the {own} and the batch"
            : $"summed over the {own} and {batch} over the batch";
    }

    /// <summary>"so the KL weighs 784 times too much (effective beta 784)".</summary>
    public static string Consequence(LossObjective objective, JudgedTerm term)
    {
        var beta = objective.BetaOf(term);
        var excess = objective.ExcessOf(term);
        var isSmall = excess.Value is { } value ? value < 1 : excess is { Symbols.Count: > 0, Number: <= 1 } && excess.Symbols.All(s => s.Power < 0);
        var factor = isSmall ? Inverse(excess) : excess.ToString();
        var legend = beta.Legend.Length == 0 ? "" : ", " + beta.Legend;
        return beta.HasWeight
            ? $"so the effective beta is {beta}{legend}"
            : $"so the KL weighs {factor} times too {(isSmall ? "little" : "much")} (effective beta {beta}{legend})";
    }

    /// <summary>A weight that is provably 1 is none, but the author sees one: say so.</summary>
    public static string UnitBeta(JudgedTerm divergence) => divergence.Term.Scalars.Any(s => s is { HidesSign: false, Value: { IsNumber: true, Number: 1 } }) ? " with beta = 1" : "";

    public static string When(LossObjective objective) => objective.When is { } when ? " " + when : "";

    private static string Inverse(EffectiveBeta beta) => EffectiveBeta.Format(1 / beta.Number, beta.Symbols.Select(s => (s.Name, -s.Power)).ToList());
}
