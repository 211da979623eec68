using VaeLint.Core;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.IL;

/// <summary>Decides which bodies are worth evaluating: those that add tensors, and those that call a method which leaves its loss open.</summary>
internal sealed class RootCandidate(IIrProgram program, LossAnalysis analysis)
{
    public const string RuntimeNamespace = "VaeLint.";

    private readonly OpenCallees _openCallees = new(program, analysis);

    public bool IsWorthEvaluating(IrBody body, CancellationToken cancellation) => AddsTensors(body) || _openCallees.AreCalledBy(body, cancellation);

    private static bool AddsTensors(IrBody body) => body.Blocks.Any(block => block.Instructions.Any(instruction => instruction switch
    {
        IrBinary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type.IsTensor: true } => true,
        IrCall { Method: { IsSource: false } called } => TensorSums.IsOfInterest(called.Name) && called.DeclaringType.Name.StartsWith("TorchSharp.", StringComparison.Ordinal)
            || called.DeclaringType.Name.StartsWith(RuntimeNamespace, StringComparison.Ordinal),
        IrMakeClosure closure => AddsTensors(closure.Body),
        _ => false,
    }));
}
