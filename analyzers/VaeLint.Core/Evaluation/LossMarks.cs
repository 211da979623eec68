using System.Collections.Concurrent;
using System.Collections.Immutable;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <summary>
/// Whether code can contain a divergence at all, told by the calls that it can reach: without an exponential or a logarithm there is none. Most tensor code of a program is layers and residual sums,
/// and evaluating it would cost far more than looking at its calls. It says yes too often, never no too often.
/// </summary>
public sealed class LossMarks(IIrProgram program)
{
    private static readonly ImmutableHashSet<string> Divergences = ImmutableHashSet.Create(
        StringComparer.Ordinal, "exp", "exp_", "expm1", "expm1_", "log", "log_", "log1p", "log1p_", "log2", "log10", "xlogy", "log_prob", "kl_div", "KLDivLoss", "softplus", "Softplus", "log_softmax", "logsigmoid", "log_sigmoid");

    private readonly ConcurrentDictionary<string, Facts> _facts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _reaches = new(StringComparer.Ordinal);

    public bool AreReachableFrom(IrBody body, CancellationToken cancellation)
    {
        var own = FactsOf(body);
        return own.HasMark || own.Callees.Any(callee => AreReachableFrom(callee, cancellation));
    }

    private bool AreReachableFrom(MethodRef method, CancellationToken cancellation)
    {
        if (_reaches.TryGetValue(method.Key, out var known))
        {
            return known;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { method.Key };
        var pending = new Queue<MethodRef>();
        pending.Enqueue(method);
        while (pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = pending.Dequeue();
            var facts = _facts.GetOrAdd(next.Key, _ => FactsOf(next));
            if (facts.HasMark)
            {
                return _reaches[method.Key] = true;
            }

            foreach (var callee in facts.Callees.Where(callee => seen.Add(callee.Key)))
            {
                pending.Enqueue(callee);
            }
        }

        // Whatever was seen on the way reaches no more than the start does.
        foreach (var key in seen)
        {
            _reaches[key] = false;
        }

        return false;
    }

    private Facts FactsOf(MethodRef method)
    {
        if (program.GetBody(method) is { } body)
        {
            return FactsOf(body);
        }

        return program.ResolveSingleImplementation(method) is { } only && only.Key != method.Key ? new Facts(false, [only])
            : method is { IsSource: true, IsAbstract: true } ? Facts.Unknown
            : Facts.None;
    }

    private Facts FactsOf(IrBody body)
    {
        var fields = TensorSums.InstructionsOf(body).OfType<IrGetField>().Select(get => get.Field).ToList();
        var initializers = fields.Where(field => field.IsStatic).Select(program.GetStaticInitializer).OfType<IrBody>().ToList();
        return new Facts(
            initializers.Prepend(body).Any(code => TensorSums.InstructionsOf(code).Any(IsMark)),
            [
                .. initializers.Prepend(body).SelectMany(TensorSums.CalleesOf).Where(callee => callee.IsSource || callee.IsVirtual),

                // What the constructor of an object computes stays in its fields.
                .. fields.Where(field => field is { IsStatic: false, DeclaringType.IsSource: true }).GroupBy(field => field.DeclaringType.Name, StringComparer.Ordinal)
                    .SelectMany(type => program.GetConstructors(type.First().DeclaringType)),
            ]);
    }

    /// <summary>What runs behind a function value or in a library of losses is not seen here.</summary>
    private static bool IsMark(IrInstruction instruction) => instruction switch
    {
        IrInvoke => true,
        IrCall { Method: { IsSource: false } called } => called.Name == "Invoke" || Divergences.Contains(called.Name) || called.DeclaringType.Name.StartsWith("VaeLint.", StringComparison.Ordinal)
            || called.DeclaringType.Name.IndexOf("KLDivLoss", StringComparison.Ordinal) >= 0,
        IrOpaque { Type.IsTensor: true } => true,
        _ => false,
    };

    private sealed class Facts(bool hasMark, IReadOnlyList<MethodRef> callees)
    {
        public static readonly Facts None = new(false, []);

        // One of several implementations may hold one.
        public static readonly Facts Unknown = new(true, []);

        public bool HasMark { get; } = hasMark;

        public IReadOnlyList<MethodRef> Callees { get; } = callees;
    }
}
