using VaeLint.Core.Algebra;
using VaeLint.Core.Formulas;

namespace VaeLint.Core.Rules;

/// <summary>VAE102: one tensor is a log-variance here and a log-standard deviation there. The uses say so, whatever it is called.</summary>
internal sealed class VAE102MixedSpreadRule : FormulaRule
{
    public override Rule Rule => RuleCatalog.MixedSpread;

    protected override string? MessageOf(FormulaFact fact)
    {
        if (fact is not MixedReading mixed)
        {
            return null;
        }

        var name = NameOf(mixed.Wrong.Subject);
        var subject = name ?? (mixed.IsOfLikelihood ? "The spread of the decoder" : "The spread of the posterior");
        return $"{subject} is taken for {Role(mixed.Wrong.Role)} {Place(mixed, mixed.WrongPlace)}, but for {Role(mixed.Other.Role)} {Place(mixed, mixed.OtherPlace)}: {Advice(mixed, name ?? "x")}";
    }

    private static string? NameOf(Atom subject) => subject.IsFromOutside && SymbolName.Of(subject.Name) is var name && name != SymbolName.Nameless ? name : null;

    private static string Role(SpreadRole role) => role switch
    {
        SpreadRole.LogVariance => "a log-variance",
        SpreadRole.LogStandardDeviation => "a log-standard deviation",
        SpreadRole.Variance => "a variance",
        _ => "a standard deviation",
    };

    private static string Place(MixedReading mixed, SpreadPlace place) => place switch
    {
        SpreadPlace.Sample => "by the sample",
        SpreadPlace.Distribution => "by the scale of Normal",
        SpreadPlace.Kl => "by the KL",
        SpreadPlace.Exponential => $"in the variance of the {(mixed.IsOfLikelihood ? "likelihood" : "KL")}",
        _ => $"in the logarithm of the {(mixed.IsOfLikelihood ? "likelihood" : "KL")}",
    };

    private static string Advice(MixedReading mixed, string name) => mixed.WrongPlace switch
    {
        SpreadPlace.Sample => $"sample with {Scale(mixed.Other.Role, name)}, or change the KL",
        SpreadPlace.Distribution => $"pass {Scale(mixed.Other.Role, name)} as scale, or change the KL",
        SpreadPlace.Exponential when mixed.IsDecided => $"the variance is {Variance(mixed.Other.Role, name)}",
        SpreadPlace.Logarithm => $"the logarithm is that of {Variance(mixed.Other.Role, name)}",
        _ => $"the variance is {Variance(mixed.Other.Role, name)}, or {Variance(mixed.Wrong.Role, name)} with the logarithm of that",
    };

    private static string Scale(SpreadRole role, string name) => role switch
    {
        SpreadRole.LogVariance => $"exp(0.5 * {name})",
        SpreadRole.LogStandardDeviation => $"exp({name})",
        SpreadRole.Variance => $"sqrt({name})",
        _ => name,
    };

    private static string Variance(SpreadRole role, string name) => role switch
    {
        SpreadRole.LogVariance => $"exp({name})",
        SpreadRole.LogStandardDeviation => $"exp(2 * {name})",
        SpreadRole.Variance => name,
        _ => $"{name} squared",
    };
}
