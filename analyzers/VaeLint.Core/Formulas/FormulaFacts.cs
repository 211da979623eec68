using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Losses;

namespace VaeLint.Core.Formulas;

/// <summary>What is wrong with the formulas of the losses that one root brings to light.</summary>
internal sealed class FormulaFacts
{
    private FormulaFacts(IReadOnlyList<FormulaFact> all, bool areOpen)
    {
        All = all;
        AreOpen = areOpen;
    }

    public IReadOnlyList<FormulaFact> All { get; }

    /// <summary>There is a bound, or a KL of parameters that came from outside: how they are sampled and which way the bound goes, only a caller knows.</summary>
    public bool AreOpen { get; }

    public static FormulaFacts Of(IReadOnlyList<SinkTerms> sinks, IReadOnlyList<LossObjective> objectives, Evaluator evaluator)
    {
        if (sinks.Count == 0)
        {
            return new FormulaFacts([], areOpen: false);
        }

        var all = new Dictionary<string, FormulaFact>(StringComparer.Ordinal);
        var facts = objectives.SelectMany(SlipFacts.In)
            .Concat(sinks.SelectMany(DensityFacts.In))
            .Concat(sinks.SelectMany(sink => MissingTermFacts.In(sink, evaluator)))
            .Concat(ReadingFacts.In(sinks, objectives, evaluator))
            .Concat(sinks.SelectMany(sink => DirectionFacts.In(sink, evaluator.Optimizers)))
            .Concat(GradientFacts.In(sinks, objectives, evaluator.Atoms));
        foreach (var fact in facts)
        {
            if (!all.ContainsKey(fact.Key))
            {
                all[fact.Key] = fact;
            }
        }

        return new FormulaFacts([.. all.Values], objectives.Any(o => o.IsNegated || o.Recognized.Any(IsOfGivenParameters)));
    }

    private static bool IsOfGivenParameters(LossTerm term) => term.Gaussian is { } posterior && posterior.LogVariance.LeafAtoms.Any(a => a.IsFromOutside);
}
