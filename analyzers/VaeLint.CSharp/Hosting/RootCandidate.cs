using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Hosting;

/// <summary>Decides which members are worth evaluating: those that add tensors, and those that call a method which leaves its loss open.</summary>
internal sealed class RootCandidate(RoslynProgram program, LossAnalysis analysis)
{
    private const string RuntimeAssembly = "VaeLint.Runtime";

    private static readonly ImmutableHashSet<string> Sums = ImmutableHashSet.Create(
        StringComparer.Ordinal, "add", "add_", "sub", "sub_", "subtract", "subtract_", "stack", "cat", "concat", "addcmul", "addcmul_", "addcdiv", "addcdiv_", "lerp");

    public bool IsWorthEvaluating(MethodRef root, ImmutableArray<IOperation> blocks, CancellationToken cancellation)
    {
        var callsSource = false;
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (IsSum(operation))
                {
                    return true;
                }

                callsSource = callsSource || IsSourceCall(operation);
            }
        }

        return callsSource && program.GetBody(root) is { } body && CallsSomethingOpen(body, cancellation);
    }

    private bool IsSum(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } binary => program.Torch!.IsTensor(binary.Type),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } compound => program.Torch!.IsTensor(compound.Type),
        IInvocationOperation call => program.Torch!.Declares(call.TargetMethod) && Sums.Contains(call.TargetMethod.Name)
            || call.TargetMethod.ContainingAssembly?.Name == RuntimeAssembly,
        _ => false,
    };

    private bool IsSourceCall(IOperation operation) => operation switch
    {
        IInvocationOperation call => program.Types.IsSource(call.TargetMethod) || program.Torch!.IsModuleCall(call.TargetMethod),
        IPropertyReferenceOperation property => program.Types.IsSource(property.Property) && !program.HasOwnStorage(property.Property),
        IObjectCreationOperation { Constructor: { } constructor } => program.Types.IsSource(constructor.ContainingType),
        IMethodReferenceOperation reference => program.Types.IsSource(reference.Method),
        IBinaryOperation { OperatorMethod: { } method } => program.Types.IsSource(method),
        _ => false,
    };

    private bool CallsSomethingOpen(IrBody body, CancellationToken cancellation)
    {
        foreach (var block in body.Blocks)
        {
            foreach (var instruction in block.Instructions)
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

    // What a constructor adds up stays in the object.
    private static bool AddsTensors(IrBody body) => body.Blocks.Any(block => block.Instructions.Any(instruction =>
        instruction is IrBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.IsTensor: true }
        || instruction is IrCall { Method: { IsSource: false, ReturnType.IsTensor: true } called } && Sums.Contains(called.Name)));

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
