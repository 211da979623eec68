using System.Collections.Concurrent;
using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
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

    internal IIrProgram Program => _program;

    /// <summary>Findings that belong to the member <paramref name="root"/>, all inside it.</summary>
    public IReadOnlyList<Finding> Analyze(MethodRef root, CancellationToken cancellation) =>
        _program.GetBody(root) is { } body ? Analyze(body, cancellation) : [];

    public IReadOnlyList<Finding> Analyze(IrBody root, CancellationToken cancellation)
    {
        var raw = Raw(root, cancellation);
        var objectives = raw.Objectives.Where(o => IsOwned(o.CommonPath(), root, callee => callee.Objectives.Any(c => c.IsJudged && c.Key == o.Key), cancellation));
        var usage = raw.Usage.Where(u => IsOwned(u.Observation.Site.Path, root, callee => callee.Usage.Any(c => c.Key == u.Key), cancellation));
        var vanished = raw.Vanished.Where(v => IsOwned(v.Site.Path, root, callee => callee.Vanished.Any(c => c.Key == v.Key), cancellation));
        var formulas = raw.Formulas.Where(f => IsOwned(f.CommonPath(), root, callee => callee.Formulas.Any(c => c.Key == f.Key), cancellation));
        return Distinct(
        [
            .. objectives.SelectMany(o => LossRules.All.SelectMany(rule => rule.Check(o, root.MemberKey))),
            .. formulas.SelectMany(f => FormulaRules.All.SelectMany(rule => rule.Check(f, root.MemberKey))),
            .. usage.Select(u => u.Within(root.MemberKey)).OfType<Finding>(),
            .. vanished.Select(v => VAE405IntegerDivisionRule.Check(v, root.MemberKey)).OfType<Finding>(),
        ]);
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
