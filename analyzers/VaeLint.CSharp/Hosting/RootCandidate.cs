using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;
using VaeLint.CSharp.Hosting.Marks;
using VaeLint.CSharp.Symbols;

namespace VaeLint.CSharp.Hosting;

/// <summary>Decides which members are worth evaluating: those that add tensors, and those that call a method which leaves its loss open.</summary>
internal sealed class RootCandidate(RoslynProgram program, TorchSymbols torch, LossAnalysis analysis)
{
    private readonly OpenCallees _openCallees = new(program, analysis);
    private readonly LossMarks _marks = new(program);

    /// <summary>Told by operations, before anything is lowered. Where the member itself <paramref name="adds"/> no tensors, it has to call a method that leaves its loss open.</summary>
    public bool MayHoldLoss(ISymbol root, ImmutableArray<IOperation> blocks, out bool adds, CancellationToken cancellation)
    {
        var callsSource = false;
        var seesTorch = false;
        adds = false;
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (IsObserved(operation))
                {
                    return adds = true;
                }

                adds = adds || IsSum(operation);
                callsSource = callsSource || IsSourceCall(operation);
                seesTorch = seesTorch || torch.Declares(operation.Type);
            }
        }

        return (adds || (callsSource && seesTorch)) && (!program.Vocabulary.IsEmpty || _marks.AreReachableFrom(root, blocks, cancellation));
    }

    public bool CallsOpenLoss(ISymbol root, CancellationToken cancellation) => program.GetBody(program.GetMember(root)) is { } body && _openCallees.AreCalledBy(body, cancellation);

    private bool IsObserved(IOperation operation) => operation is IInvocationOperation { TargetMethod: { } method } call
        && ((torch.Declares(method) && (ObservedApis.Contains(method.Name) || IsLossModule(call.Instance?.Type))) || method.ContainingAssembly?.Name == RuntimeApis.Assembly);

    private bool IsSum(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } binary => torch.IsTensor(binary.Type),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } compound => torch.IsTensor(compound.Type),
        IInvocationOperation call => torch.Declares(call.TargetMethod) && TensorSums.IsSum(call.TargetMethod.Name),
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
