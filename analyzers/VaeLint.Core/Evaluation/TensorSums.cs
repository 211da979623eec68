using System.Collections.Concurrent;
using System.Collections.Immutable;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <summary>Which methods add tensors, themselves or in what they call: without a sum there is no loss to be judged.</summary>
public sealed class TensorSums(IIrProgram program)
{
    private static readonly ImmutableHashSet<string> Names = ImmutableHashSet.Create(
        StringComparer.Ordinal, "add", "add_", "sub", "sub_", "subtract", "subtract_", "stack", "cat", "concat", "addcmul", "addcmul_", "addcdiv", "addcdiv_", "lerp");

    private readonly ConcurrentDictionary<string, Facts> _facts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _reaches = new(StringComparer.Ordinal);

    public static bool IsSum(string torchMethod) => Names.Contains(torchMethod);

    /// <summary>A sum, or a call that a rule looks at.</summary>
    public static bool IsOfInterest(string torchMethod) => IsSum(torchMethod) || ObservedApis.Contains(torchMethod);

    public bool HasOwn(MethodRef method) => FactsOf(method).HasSum;

    /// <summary>Some body that a call of <paramref name="method"/> can run adds tensors.</summary>
    public bool IsReachableFrom(MethodRef method, CancellationToken cancellation)
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
            var facts = FactsOf(pending.Dequeue());
            if (facts.HasSum)
            {
                return _reaches[method.Key] = true;
            }

            foreach (var callee in facts.Callees)
            {
                if (seen.Add(callee.Key) && !(_reaches.TryGetValue(callee.Key, out var reaches) && !reaches))
                {
                    pending.Enqueue(callee);
                }
            }
        }

        // Whatever was seen on the way reaches no more than the start does.
        foreach (var key in seen)
        {
            _reaches[key] = false;
        }

        return false;
    }

    /// <summary>The methods of the program that a body names, in its lambdas and local functions too.</summary>
    public static IEnumerable<MethodRef> CalleesOf(IrBody body) => InstructionsOf(body).Select(instruction => instruction switch
    {
        IrCall call => call.Method,
        IrMakeDelegate made => made.Method,
        _ => null,
    }).OfType<MethodRef>();

    private Facts FactsOf(MethodRef method) => _facts.GetOrAdd(method.Key, _ => Find(method));

    private Facts Find(MethodRef method)
    {
        if (program is ITensorSumGate gate && !gate.MayReachSum(method))
        {
            return Facts.None;
        }

        if (program.GetBody(method) is not { } body)
        {
            return program.ResolveSingleImplementation(method) is { } only && only.Key != method.Key ? new Facts(false, [only])
                : method is { IsSource: true, IsAbstract: true } ? Facts.Unknown
                : Facts.None;
        }

        var callees = CalleesOf(body).Where(callee => callee.IsSource || callee.IsVirtual).ToList();
        return new Facts(InstructionsOf(body).Any(IsSum), callees);
    }

    private static bool IsSum(IrInstruction instruction) =>
        instruction is IrBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.IsTensor: true }
        || instruction is IrCall { Method: { IsSource: false, ReturnType.IsTensor: true } called } && IsOfInterest(called.Name);

    /// <summary>Those of a body and of the lambdas and local functions in it.</summary>
    internal static IEnumerable<IrInstruction> InstructionsOf(IrBody body) =>
        body.Blocks.SelectMany(block => block.Instructions).SelectMany(instruction => instruction is IrMakeClosure closure ? InstructionsOf(closure.Body) : [instruction]);

    private sealed class Facts(bool hasSum, IReadOnlyList<MethodRef> callees)
    {
        public static readonly Facts None = new(false, []);

        // One of several implementations may add.
        public static readonly Facts Unknown = new(true, []);

        public bool HasSum { get; } = hasSum;

        public IReadOnlyList<MethodRef> Callees { get; } = callees;
    }
}
