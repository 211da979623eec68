using System.Collections.Immutable;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <summary>Which methods add tensors, themselves or in what they call: without a sum there is no loss to be judged.</summary>
public sealed class TensorSums(IIrProgram program)
{
    private static readonly ImmutableHashSet<string> Names = ImmutableHashSet.Create(
        StringComparer.Ordinal, "add", "add_", "sub", "sub_", "subtract", "subtract_", "stack", "cat", "concat", "addcmul", "addcmul_", "addcdiv", "addcdiv_", "lerp");

    private readonly Reachability _reachability = new(method => Find(method, program));

    public static bool IsSum(string torchMethod) => Names.Contains(torchMethod);

    /// <summary>A sum, or a call that a rule looks at.</summary>
    public static bool IsOfInterest(string torchMethod) => IsSum(torchMethod) || ObservedApis.Contains(torchMethod);

    public bool HasOwn(MethodRef method) => _reachability.FactsOf(method).Holds;

    /// <summary>Some body that a call of <paramref name="method"/> can run adds tensors.</summary>
    public bool IsReachableFrom(MethodRef method, CancellationToken cancellation) => _reachability.IsFrom(method, cancellation);

    /// <summary>The methods of the program that a body names, in its lambdas and local functions too.</summary>
    public static IEnumerable<MethodRef> CalleesOf(IrBody body) => InstructionsOf(body).Select(instruction => instruction switch
    {
        IrCall call => call.Method,
        IrMakeDelegate made => made.Method,
        _ => null,
    }).OfType<MethodRef>();

    private static CodeFacts Find(MethodRef method, IIrProgram program)
    {
        if (program is ITensorSumGate gate && !gate.MayReachSum(method))
        {
            return CodeFacts.None;
        }

        return program.GetBody(method) is { } body
            ? new CodeFacts(InstructionsOf(body).Any(IsSum), [.. CalleesOf(body).Where(callee => callee.IsSource || callee.IsVirtual)])
            : CodeFacts.WithoutBody(method, program);
    }

    private static bool IsSum(IrInstruction instruction) =>
        instruction is IrBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.IsTensor: true }
        || instruction is IrCall { Method: { IsSource: false, ReturnType.IsTensor: true } called } && IsOfInterest(called.Name);

    /// <summary>Those of a body and of the lambdas and local functions in it.</summary>
    private static IEnumerable<IrInstruction> InstructionsOf(IrBody body) =>
        body.Blocks.SelectMany(block => block.Instructions).SelectMany(instruction => instruction is IrMakeClosure closure ? InstructionsOf(closure.Body) : [instruction]);
}
