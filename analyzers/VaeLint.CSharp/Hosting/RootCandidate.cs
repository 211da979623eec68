using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting;

/// <summary>Decides which members are worth evaluating: those that add tensors, and those that call a method which leaves its loss open.</summary>
internal sealed class RootCandidate(RoslynProgram program, TorchSymbols torch, LossAnalysis analysis)
{
    private readonly OpenCallees _openCallees = new(program, analysis);

    public bool IsWorthEvaluating(MethodRef root, ImmutableArray<IOperation> blocks, CancellationToken cancellation)
    {
        var callsSource = false;
        var seesTorch = false;
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (IsSum(operation))
                {
                    return true;
                }

                callsSource = callsSource || IsSourceCall(operation);
                seesTorch = seesTorch || torch.Declares(operation.Type);
            }
        }

        return callsSource && seesTorch && program.GetBody(root) is { } body && _openCallees.AreCalledBy(body, cancellation);
    }

    private bool IsSum(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } binary => torch.IsTensor(binary.Type),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } compound => torch.IsTensor(compound.Type),
        IInvocationOperation call => torch.Declares(call.TargetMethod) && (TensorSums.IsOfInterest(call.TargetMethod.Name) || IsLossModule(call.Instance?.Type))
            || call.TargetMethod.ContainingAssembly?.Name == RuntimeApis.Assembly,
        _ => false,
    };

    private bool IsLossModule(ITypeSymbol? type) => type is not null && torch.Declares(type) && ObservedApis.IsModule(type.Name);

    private bool IsSourceCall(IOperation operation) => operation switch
    {
        IInvocationOperation call => program.Types.IsSource(call.TargetMethod) || torch.IsModuleCall(call.TargetMethod),
        IPropertyReferenceOperation property => program.Types.IsSource(property.Property) && !program.HasOwnStorage(property.Property),
        IObjectCreationOperation { Constructor: { } constructor } => program.Types.IsSource(constructor.ContainingType),
        IMethodReferenceOperation reference => program.Types.IsSource(reference.Method),
        IBinaryOperation { OperatorMethod: { } method } => program.Types.IsSource(method),
        _ => false,
    };
}
