using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Losses;

/// <summary>A reconstruction, a divergence or a whole loss whose weight is an integer division that is 0.</summary>
internal sealed class VanishedTerm
{
    private VanishedTerm(VanishedProduct product, bool hasReconstruction, bool hasDivergence)
    {
        Truncation = product.Truncation;
        Site = product.Site;
        HasReconstruction = hasReconstruction;
        HasDivergence = hasDivergence;
        Key = $"{Truncation.Key}*{Site.At.Start}";
    }

    public Truncation Truncation { get; }

    /// <summary>The product.</summary>
    public Site Site { get; }

    public bool HasReconstruction { get; }

    public bool HasDivergence { get; }

    /// <summary>The same division in the same product, whoever evaluates it.</summary>
    public string Key { get; }

    public static IReadOnlyList<VanishedTerm> In(Evaluator evaluator)
    {
        var recognizer = new TermRecognizer(evaluator.Atoms, evaluator.Algebra);
        var found = new List<VanishedTerm>();
        foreach (var product in evaluator.Vanished)
        {
            var terms = Terms(product.Factor, recognizer);
            terms = terms.Count > 0 ? terms : Terms(product.Factor.Scale(-1), recognizer);
            if (terms.Count > 0)
            {
                found.Add(new VanishedTerm(product, terms.Any(term => term.IsReconstruction), terms.Any(term => !term.IsReconstruction)));
            }
        }

        return found;
    }

    private static List<LossTerm> Terms(Polynomial factor, TermRecognizer recognizer) =>
        [.. recognizer.Recognize(factor).Where(term => term is { IsDetached: false, IsOfModelParameters: false })];
}
