using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>The way out of try, using, foreach and lock.</summary>
internal sealed partial class BodyLowering
{
    // Every way out of a try block gets its own copy of the finally block, up to this many.
    private const int MaxFinallyCopies = 64;

    private int _finallyCopies;

    private int ThroughFinally(ControlFlowBranch branch, int next)
    {
        for (var index = branch.FinallyRegions.Length - 1; index >= 0; index--)
        {
            var region = branch.FinallyRegions[index];
            if (IsCompilerWritten(region))
            {
                next = ThroughDisposal(region, next);
            }
            else if (_finallyCopies < MaxFinallyCopies)
            {
                _finallyCopies++;
                next = BlockOf(_scope!.Graph.Blocks[region.FirstBlockOrdinal], new FinallyPath(next));
            }
        }

        return next;
    }

    /// <summary>The end of using, foreach or lock.</summary>
    private bool IsCompilerWritten(ControlFlowRegion region)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            foreach (var operation in _scope!.Graph.Blocks[ordinal].Operations)
            {
                if (!operation.IsImplicit)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>A using ends: its resource is disposed, without the test for null.</summary>
    private int ThroughDisposal(ControlFlowRegion region, int next)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            foreach (var operation in _scope!.Graph.Blocks[ordinal].Operations)
            {
                if (Disposal(operation) is not { Instance: { } instance } disposal || ResourceRegister(instance) is not (>= 0 and var resource))
                {
                    continue;
                }

                var at = SyntaxOrigin.Of(disposal.Syntax);
                var block = NewBlock(out var index);
                block.Instructions.Add(new IrCall(-1, _program.Members.Method(disposal.TargetMethod), resource, [], [], isCreation: false, at, at));
                block.Terminator = new IrGoto(next);
                return index;
            }
        }

        return next;
    }

    private static IInvocationOperation? Disposal(IOperation operation)
    {
        var value = operation is IExpressionStatementOperation statement ? statement.Operation : operation;
        value = value is IAwaitOperation await ? await.Operation : value;
        return value is IInvocationOperation { TargetMethod.Name: "Dispose" or "DisposeAsync" } call
            && call.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>()?.Expression != call.Syntax
                ? call
                : null;
    }

    /// <summary>−1 for a tensor: disposing one says nothing about a loss.</summary>
    private int ResourceRegister(IOperation instance)
    {
        while (instance is IConversionOperation conversion)
        {
            instance = conversion.Operand;
        }

        return instance switch
        {
            _ when _program.Torch?.IsTensor(instance.Type) == true => -1,
            ILocalReferenceOperation local => Variable(local.Local),
            IFlowCaptureReferenceOperation capture => CaptureOf(capture).Register,
            _ => -1,
        };
    }

    /// <summary>Where to go when a copy of a finally block ends.</summary>
    private sealed class FinallyPath(int next)
    {
        public int Next { get; } = next;
    }
}
