using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Formulas;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;
using VaeLint.Core.Rules;

namespace VaeLint.Core;

/// <summary>All losses and library calls that evaluating one body on its own brings to light, whoever owns them.</summary>
internal sealed class RawAnalysis
{
    private RawAnalysis(
        IReadOnlyList<LossObjective> objectives, FormulaFacts formulas, IReadOnlyCollection<ApiObservation> observations, IReadOnlyList<VanishedTerm> vanished, bool returnsOpenSum)
    {
        Vanished = vanished;
        Objectives = objectives;
        Formulas = formulas.All;
        HasOpenFormula = formulas.AreOpen;
        ReturnsOpenSum = returnsOpenSum;
        HasOpenCall = observations.Any(o => o.Loss is { IsObserved: true } && o.IsOpen);
        Usage = [.. observations.SelectMany(o => UsageRules.All.SelectMany(rule => rule.Check(o)))];
    }

    public IReadOnlyList<LossObjective> Objectives { get; }

    /// <summary>What is wrong with the formulas of its losses.</summary>
    public IReadOnlyList<FormulaFact> Formulas { get; }

    /// <summary>It returns a bound, or a KL of parameters that it was given: how they are sampled and whether the bound is negated, only the caller knows.</summary>
    public bool HasOpenFormula { get; }

    public IReadOnlyList<UsageFinding> Usage { get; }

    /// <summary>Terms whose weight is an integer division that is 0.</summary>
    public IReadOnlyList<VanishedTerm> Vanished { get; }

    /// <summary>A loss is computed from arguments as they are: what they hold, only the caller knows.</summary>
    public bool HasOpenCall { get; }

    /// <summary>It returns a sum with an argument as addend: what the sum is, only the caller knows.</summary>
    public bool ReturnsOpenSum { get; }

    public static RawAnalysis Of(IIrProgram program, IrBody body, CancellationToken cancellation, IReadOnlyDictionary<Origin, SemanticEdit>? edits = null)
    {
        var evaluator = new Evaluator(program, cancellation, edits);
        evaluator.EvaluateRoot(body);
        var observations = evaluator.Observations;
        var vanished = VanishedTerm.In(evaluator);
        var sinks = TermsIn(evaluator);
        var found = ObjectivesIn(sinks, cancellation);
        var formulas = FormulaFacts.Of(sinks, found, evaluator);
        if (found.Count == 0 && evaluator.IsExhausted)
        {
            evaluator = new Evaluator(program, cancellation, edits, Budget.OnePath);
            evaluator.EvaluateRoot(body);
            found = [.. ObjectivesIn(TermsIn(evaluator), cancellation).Select(objective => objective.Unverified("code of that size"))];
        }

        found.RemoveAll(small => found.Any(big => big.Contains(small)));
        found.RemoveAll(plain => plain is { IsWrong: true, HasWeight: false } && found.Any(other => other is { IsWrong: true, HasWeight: true } && other.Key == plain.Key));
        Branches.Name(found, evaluator.ConditionTexts);
        return new RawAnalysis(found, formulas, observations, vanished, evaluator.ReturnsOpenSum);
    }

    private static List<SinkTerms> TermsIn(Evaluator evaluator)
    {
        var recognizer = new TermRecognizer(evaluator.Atoms, evaluator.Algebra);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. evaluator.Sinks
            .Select(sink => new SinkTerms(sink, recognizer))
            .Where(terms => seen.Add(terms.Key + terms.Sink.IsBackward))];
    }

    private static List<LossObjective> ObjectivesIn(List<SinkTerms> sinks, CancellationToken cancellation)
    {
        var found = new List<LossObjective>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sink in sinks)
        {
            cancellation.ThrowIfCancellationRequested();
            if (seen.Add(sink.Key) && LossObjective.Of(sink) is { } objective)
            {
                found.Add(objective);
            }
        }

        return found;
    }
}
