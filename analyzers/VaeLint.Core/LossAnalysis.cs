using System.Collections.Concurrent;
using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Formulas;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;
using VaeLint.Core.Rules;

namespace VaeLint.Core;

/// <summary>
/// The loss rules over one program. Each member is evaluated on its own; a loss that a callee already knows completely belongs to the callee, so it is reported
/// once, there. Thread-safe: what is shared is immutable and answers the same whoever asks first.
/// </summary>
public sealed class LossAnalysis(IIrProgram program)
{
    private readonly IIrProgram _program = program;
    private readonly ConcurrentDictionary<string, RawAnalysis> _raw = new(StringComparer.Ordinal);

    /// <summary>Findings that belong to the member <paramref name="root"/>, all inside it.</summary>
    public IReadOnlyList<Finding> Analyze(MethodRef root, CancellationToken cancellation) =>
        _program.GetBody(root) is { } body ? Analyze(body, cancellation) : [];

    public IReadOnlyList<Finding> Analyze(IrBody root, CancellationToken cancellation)
    {
        var raw = Raw(root, cancellation);
        var objectives = raw.Objectives.Where(o => IsOwned(o.CommonPath(), root, callee => callee.Objectives.Any(c => c.IsJudged && c.Key == o.Key), cancellation));
        var usage = raw.Usage.Where(u => IsOwned(u.Observation.Site.Path, root, callee => callee.Usage.Any(c => c.Key == u.Key), cancellation));
        var formulas = raw.Formulas.Where(f => IsOwned(f.CommonPath(), root, callee => callee.Formulas.Any(c => c.Key == f.Key), cancellation));
        return Distinct([.. objectives.SelectMany(o => LossRules.All.SelectMany(rule => rule.Check(o, root.MemberKey))), .. formulas.SelectMany(f => FormulaRules.All.SelectMany(rule => rule.Check(f, root.MemberKey))), .. usage.Select(u => u.Within(root.MemberKey)).OfType<Finding>()]);
    }

    /// <summary>A caller of this method has to be looked at: the method leaves open what its loss is.</summary>
    public bool HasOpenResult(MethodRef method, CancellationToken cancellation) =>
        _program.GetBody(method) is { } body && Raw(body, cancellation) is var raw && (raw.ReturnsOpenSum || raw.HasOpenCall || raw.HasOpenFormula || raw.Objectives.Any(o => !o.IsJudged));

    private static List<Finding> Distinct(IEnumerable<Finding> all)
    {
        var findings = new List<Finding>();
        var seen = new HashSet<(string Rule, Origin At)>();
        foreach (var finding in all.Where(finding => seen.Add((finding.RuleId, finding.Primary))))
        {
            finding.Locate();
            findings.Add(finding);
        }

        return [.. findings.OrderBy(f => f.Primary.Start).ThenBy(f => f.RuleId, StringComparer.Ordinal)];
    }

    private RawAnalysis Raw(IrBody body, CancellationToken cancellation)
    {
        if (!_raw.TryGetValue(body.Key, out var raw))
        {
            raw = RawAnalysis.Of(_program, body, cancellation);
            _raw.TryAdd(body.Key, raw);
        }

        return raw;
    }

    /// <summary>No callee on the way there knows it already.</summary>
    private bool IsOwned(CallPath? path, IrBody root, Func<RawAnalysis, bool> isKnownBy, CancellationToken cancellation)
    {
        for (; path is not null; path = path.Caller)
        {
            if (path.Body.MemberKey != root.MemberKey && path.Body.Key == path.Body.MemberKey && isKnownBy(Raw(path.Body, cancellation)))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>All losses and library calls that evaluating one body on its own brings to light, whoever owns them.</summary>
internal sealed class RawAnalysis
{
    private RawAnalysis(IReadOnlyList<LossObjective> objectives, FormulaFacts formulas, IReadOnlyCollection<ApiObservation> observations, bool returnsOpenSum)
    {
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

    /// <summary>A loss is computed from arguments as they are: what they hold, only the caller knows.</summary>
    public bool HasOpenCall { get; }

    /// <summary>It returns a sum with an argument as addend: what the sum is, only the caller knows.</summary>
    public bool ReturnsOpenSum { get; }

    public static RawAnalysis Of(IIrProgram program, IrBody body, CancellationToken cancellation, IReadOnlyDictionary<Origin, SemanticEdit>? edits = null)
    {
        var evaluator = new Evaluator(program, cancellation, edits);
        evaluator.EvaluateRoot(body);
        var observations = evaluator.Observations;
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
        return new RawAnalysis(found, formulas, observations, evaluator.ReturnsOpenSum);
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
