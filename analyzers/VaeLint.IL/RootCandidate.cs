using VaeLint.Core;
using VaeLint.Core.Ir;

namespace VaeLint.IL;

/// <summary>Decides which bodies are worth evaluating: those that add tensors, and those that call a method which leaves its loss open.</summary>
internal sealed class RootCandidate(IIrProgram program, LossAnalysis analysis)
{
    private const string RuntimeNamespace = "VaeLint.";

    private static readonly HashSet<string> Sums = new(StringComparer.Ordinal)
    {
        "add", "add_", "sub", "sub_", "subtract", "subtract_", "stack", "cat", "concat", "addcmul", "addcmul_", "addcdiv", "addcdiv_", "lerp",
    };

    public bool IsWorthEvaluating(IrBody body, CancellationToken cancellation) => AddsTensors(body) || CallsSomethingOpen(body, cancellation);

    private static bool AddsTensors(IrBody body) => body.Blocks.Any(block => block.Instructions.Any(instruction => instruction switch
    {
        IrBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.IsTensor: true } => true,
        IrCall { Method: { IsSource: false } called } => Sums.Contains(called.Name) && called.DeclaringType.Name.StartsWith("TorchSharp.", StringComparison.Ordinal)
            || called.DeclaringType.Name.StartsWith(RuntimeNamespace, StringComparison.Ordinal),
        IrMakeClosure closure => AddsTensors(closure.Body),
        _ => false,
    }));

    private bool CallsSomethingOpen(IrBody body, CancellationToken cancellation)
    {
        foreach (var instruction in body.Blocks.SelectMany(block => block.Instructions))
        {
            cancellation.ThrowIfCancellationRequested();
            var isOpen = instruction switch
            {
                IrCall call => IsOpen(call.Method, cancellation),
                IrMakeDelegate made => IsOpen(made.Method, cancellation),
                IrMakeClosure closure => CallsSomethingOpen(closure.Body, cancellation),
                _ => false,
            };
            if (isOpen)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOpen(MethodRef method, CancellationToken cancellation)
    {
        var callee = method.IsAbstract ? program.ResolveSingleImplementation(method) : method;
        if (callee is null or { IsSource: false } || !TouchesTensors(callee))
        {
            return false;
        }

        return callee.IsConstructor && program.GetBody(callee) is { } body && AddsTensors(body) || analysis.HasOpenResult(callee, cancellation);
    }

    /// <summary>A loss can come in or go out: through a tensor or something that may hold one.</summary>
    private static bool TouchesTensors(MethodRef method) =>
        !method.IsStatic || CanHoldTensor(method.ReturnType) || method.Parameters.Any(parameter => CanHoldTensor(parameter.Type));

    private static bool CanHoldTensor(TypeRef type) => type.Kind switch
    {
        TypeRefKind.Tensor or TypeRefKind.Delegate => true,
        TypeRefKind.Tuple or TypeRefKind.Sequence => type.Arguments.Any(CanHoldTensor),
        TypeRefKind.Other => type.IsSource || type.Arguments.Any(CanHoldTensor) || type.Name.StartsWith("TorchSharp.", StringComparison.Ordinal),
        _ => false,
    };
}
