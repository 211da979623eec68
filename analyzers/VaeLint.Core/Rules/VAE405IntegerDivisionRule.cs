using System.Globalization;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Rules;

/// <summary>VAE405: the weight of a term is an integer division and is 0, so that the term takes no part.</summary>
internal static class VAE405IntegerDivisionRule
{
    public static Finding? Check(VanishedTerm term, string owner)
    {
        var primary = term.Truncation.Site.Within(owner);
        primary = primary.IsNone ? term.Site.Within(owner) : primary;
        return primary.IsNone
            ? null
            : new Finding(
                RuleCatalog.IntegerDivision,
                Message(term),
                primary,
                [new FindingLocation(term.Truncation.Site.At, "change")],
                new Dictionary<string, string>(StringComparer.Ordinal) { [FindingProperties.LossId] = term.Key, [FindingProperties.Roles] = "change" });
    }

    private static string Message(VanishedTerm term)
    {
        var (weight, consequence) = term switch
        {
            { HasReconstruction: true, HasDivergence: true } => ("weight of the whole loss", "nothing is trained"),
            { HasReconstruction: true } => ("weight of the reconstruction", "the reconstruction has no part in the loss"),
            _ => ("weight of the KL", "the KL has no part in the loss"),
        };
        var dividend = term.Truncation.Dividend.ToString(CultureInfo.InvariantCulture);
        var always = term.Truncation.IsOfBatch ? " for every batch of more than one sample" : "";
        return $"The {weight} is the integer division {dividend} / {term.Truncation.Divisor}, which is 0{always}, so {consequence}: write {dividend}.0 / ….";
    }
}
