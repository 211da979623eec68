using VaeLint.Core.Formulas;
using VaeLint.Core.Ir;
using VaeLint.Core.Rules;

namespace VaeLint.Core.Fixes;

/// <summary>Finds the one edit of a member after which a formula is right, by trying candidates on the IR: nothing else may become wrong by it.</summary>
public sealed class FormulaPlanner(IIrProgram program, IrBody root, Func<EditIntent, bool> canWrite, CancellationToken cancellation)
{
    private const int MaxTrials = 60;

    /// <summary>Repairs the finding of a rule at a place; null when no single edit of the member does, or when several do.</summary>
    public FixPlan? Repair(string ruleId, int position)
    {
        var before = RawAnalysis.Of(program, root, cancellation);
        var fact = before.Formulas.FirstOrDefault(f => FormulaRules.All.SelectMany(rule => rule.Check(f, root.MemberKey)).Any(found => found.RuleId == ruleId && found.Primary.Start == position));
        if (fact is null)
        {
            return null;
        }

        FixPlan? only = null;
        foreach (var candidate in FormulaCandidates.Of(fact, root).Where(canWrite).Take(MaxTrials))
        {
            var after = RawAnalysis.Of(program, root, cancellation, new Dictionary<Origin, Evaluation.SemanticEdit> { [candidate.At] = candidate.Meaning });
            if (!Repairs(fact, before, after))
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = new FixPlan([candidate], Trial.Run(program, root, [candidate], cancellation).Relations, [], []);
        }

        return only;
    }

    private static bool Repairs(FormulaFact fact, RawAnalysis before, RawAnalysis after) =>
        after.Formulas.All(f => f.Key != fact.Key && before.Formulas.Any(b => b.Key == f.Key))
        && after.Objectives.Count >= before.Objectives.Count
        && Malformed(after) <= Malformed(before)
        && after.Objectives.Sum(o => o.Flagged.Count) <= before.Objectives.Sum(o => o.Flagged.Count)
        && after.Objectives.Count(o => !o.IsJudged) <= before.Objectives.Count(o => !o.IsJudged);

    /// <summary>Formulas that are not right, said or unsaid.</summary>
    private static int Malformed(RawAnalysis analysis) => analysis.Objectives.Sum(o => o.Recognized.Count(t => t.IsMalformed));
}
