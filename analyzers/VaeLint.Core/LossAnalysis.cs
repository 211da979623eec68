using System.Collections.Concurrent;
using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
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
        var owned = Raw(root, cancellation).Objectives.Where(o => IsOwned(o, root, cancellation)).ToList();
        return Findings(owned, root.MemberKey);
    }

    /// <summary>A caller of this method has to be looked at: the method leaves open what its loss is.</summary>
    public bool HasOpenResult(MethodRef method, CancellationToken cancellation) =>
        _program.GetBody(method) is { } body && Raw(body, cancellation) is var raw && (raw.ReturnsOpenSum || raw.Objectives.Any(o => !o.IsJudged));

    private static List<Finding> Findings(List<LossObjective> objectives, string owner)
    {
        var findings = new List<Finding>();
        var seen = new HashSet<(string Rule, Origin At)>();
        foreach (var objective in objectives)
        {
            foreach (var finding in LossRules.All.SelectMany(rule => rule.Check(objective, owner)))
            {
                if (seen.Add((finding.RuleId, finding.Primary)))
                {
                    finding.Locate();
                    findings.Add(finding);
                }
            }
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

    /// <summary>No callee on the way to all of its terms knows the loss completely.</summary>
    private bool IsOwned(LossObjective objective, IrBody root, CancellationToken cancellation)
    {
        for (var path = objective.CommonPath(); path is not null; path = path.Caller)
        {
            if (path.Body.MemberKey == root.MemberKey || path.Body.Key != path.Body.MemberKey)
            {
                continue;
            }

            if (Raw(path.Body, cancellation).Objectives.Any(o => o.IsJudged && o.Key == objective.Key))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>All losses that evaluating one body on its own brings to light, whoever owns them.</summary>
internal sealed class RawAnalysis
{
    private RawAnalysis(IReadOnlyList<LossObjective> objectives, bool returnsOpenSum)
    {
        Objectives = objectives;
        ReturnsOpenSum = returnsOpenSum;
    }

    public IReadOnlyList<LossObjective> Objectives { get; }

    /// <summary>It returns a sum with an argument as addend: what the sum is, only the caller knows.</summary>
    public bool ReturnsOpenSum { get; }

    public static RawAnalysis Of(IIrProgram program, IrBody body, CancellationToken cancellation, IReadOnlyDictionary<Origin, SemanticEdit>? edits = null)
    {
        var evaluator = new Evaluator(program, cancellation, edits);
        evaluator.EvaluateRoot(body);
        var found = ObjectivesIn(evaluator, cancellation);
        if (found.Count == 0 && evaluator.IsExhausted)
        {
            evaluator = new Evaluator(program, cancellation, edits, Budget.OnePath);
            evaluator.EvaluateRoot(body);
            found = [.. ObjectivesIn(evaluator, cancellation).Select(objective => objective.Unverified("code of that size"))];
        }

        found.RemoveAll(small => found.Any(big => big.Contains(small)));
        found.RemoveAll(plain => plain is { IsWrong: true, HasWeight: false } && found.Any(other => other is { IsWrong: true, HasWeight: true } && other.Key == plain.Key));
        Branches.Name(found, evaluator.ConditionTexts);
        return new RawAnalysis(found, evaluator.ReturnsOpenSum);
    }

    private static List<LossObjective> ObjectivesIn(Evaluator evaluator, CancellationToken cancellation)
    {
        var recognizer = new TermRecognizer(evaluator.Atoms, evaluator.Algebra);
        var found = new List<LossObjective>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sink in evaluator.Sinks)
        {
            cancellation.ThrowIfCancellationRequested();
            if (seen.Add(sink.Value.Key + "|" + string.Join(",", sink.Facts.OrderBy(f => f.Key, StringComparer.Ordinal))) && LossObjective.Of(sink, recognizer) is { } objective)
            {
                found.Add(objective);
            }
        }

        return found;
    }
}
