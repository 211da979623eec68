using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using VaeLint.Core.Ir;

namespace VaeLint.CSharp.Lowering;

/// <summary>Blocks and branches.</summary>
internal sealed partial class BodyLowering
{
    private const int MaxEmptyBlocks = 100;

    private GraphScope? _scope;

    /// <summary>
    /// Lowers a graph from the current block on. Where the graph ends the body returns; with <paramref name="spliced"/> lowering goes on in a
    /// new current block instead.
    /// </summary>
    public void LowerGraph(ControlFlowGraph graph, bool spliced = false)
    {
        var outerScope = _scope;
        var after = -1;
        var afterBlock = spliced ? NewBlock(out after) : null;
        var scope = new GraphScope(graph, after, HasYield(graph));
        _scope = scope;
        Enter(graph.Blocks[0].FallThroughSuccessor, scope);
        while (scope.Pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (source, path, block) = scope.Pending.Dequeue();
            _block = block;
            LowerBlock(source, path);
        }

        _scope = outerScope;
        if (afterBlock is not null)
        {
            _block = afterBlock;
        }
    }

    /// <summary>The first block continues the current one, unless a loop comes back to it.</summary>
    private void Enter(ControlFlowBranch? entry, GraphScope scope)
    {
        if (entry?.Destination is { Predecessors.Length: 1 } first)
        {
            scope.Blocks.Add((first.Ordinal, null), _body.Blocks.IndexOf(_block));
            scope.Pending.Enqueue((first, null, _block));
            return;
        }

        _block.Terminator = new IrGoto(TargetOf(entry, null));
    }

    /// <summary>Lowers the graph of an initialiser; what it contains belongs to the initialised member.</summary>
    public void LowerInitializer(ControlFlowGraph graph, MethodRef initializer)
    {
        var (key, memberKey) = (_body.Key, _body.MemberKey);
        _body.Key = _body.MemberKey = initializer.Key;
        LowerGraph(graph, spliced: true);
        (_body.Key, _body.MemberKey) = (key, memberKey);
    }

    public void LowerCall(IInvocationOperation call) => Call(call);

    private void LowerBlock(BasicBlock source, FinallyPath? path)
    {
        foreach (var operation in source.Operations)
        {
            Statement(operation);
        }

        if (source.Kind == BasicBlockKind.Exit)
        {
            Exit(-1, Origin.None);
            return;
        }

        var next = source.FallThroughSuccessor;
        if (source.ConditionalSuccessor is { } conditional && source.BranchValue is { } condition)
        {
            var register = Expression(condition);
            var text = ConditionText(condition);
            var taken = TargetOf(conditional, path);
            var otherwise = TargetOf(next, path);
            _block.Terminator = source.ConditionKind == ControlFlowConditionKind.WhenTrue
                ? new IrBranch(register, taken, otherwise, text)
                : new IrBranch(register, otherwise, taken, text);
            return;
        }

        if (next is { Semantics: ControlFlowBranchSemantics.Return })
        {
            LowerReturn(source, next, path);
            return;
        }

        if (source.BranchValue is { } thrown)
        {
            Expression(thrown);
        }

        if (next is null || IsDeadEnd(next))
        {
            _block.Terminator = IrThrow.Instance;
            return;
        }

        _block.Terminator = new IrGoto(TargetOf(next, path));
    }

    private void LowerReturn(BasicBlock source, ControlFlowBranch branch, FinallyPath? path)
    {
        var at = source.BranchValue is { } result ? SyntaxOrigin.Of(result.Syntax) : Origin.None;
        var value = source.BranchValue is null ? -1 : Expression(source.BranchValue);
        if (branch.FinallyRegions.IsEmpty)
        {
            Exit(value, at);
            return;
        }

        if (value >= 0 && _variableRegisters.Contains(value))
        {
            value = Copy(value, at);
        }

        var leaving = _block;
        _block = NewBlock(out var exit);
        Exit(value, at);
        _block = leaving;
        _block.Terminator = new IrGoto(ThroughFinally(branch, exit));
    }

    private void Exit(int value, Origin at)
    {
        if (_scope!.After >= 0)
        {
            _block.Terminator = new IrGoto(_scope.After);
        }
        else if (_scope.IsIterator)
        {
            var sequence = NewRegister();
            Emit(new IrOpaque(sequence, TypeRef.Unknown, [], IrOpaque.Iterator, at));
            Return(sequence, at);
        }
        else
        {
            Return(value, at);
        }
    }

    private static bool IsDeadEnd(ControlFlowBranch branch) =>
        branch.Semantics is not (ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.StructuredExceptionHandling);

    private int TargetOf(ControlFlowBranch? branch, FinallyPath? path)
    {
        if (branch?.Semantics == ControlFlowBranchSemantics.Return && branch.Destination is { } exit)
        {
            return ThroughFinally(branch, BlockOf(exit, path));
        }

        if (branch is not null && branch.Destination is null && branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling && path is not null)
        {
            return path.Next;
        }

        if (branch?.Destination is null || IsDeadEnd(branch))
        {
            NewBlock(out var dead);
            return dead;
        }

        return ThroughFinally(branch, BlockOf(branch.Destination, path));
    }

    private int BlockOf(BasicBlock source, FinallyPath? path)
    {
        var scope = _scope!;
        source = SkipEmpty(source);
        if (source.Kind == BasicBlockKind.Exit && scope.After >= 0)
        {
            return scope.After;
        }

        if (!scope.Blocks.TryGetValue((source.Ordinal, path), out var index))
        {
            var block = NewBlock(out index);
            scope.Blocks.Add((source.Ordinal, path), index);
            scope.Pending.Enqueue((source, path, block));
        }

        return index;
    }

    private static BasicBlock SkipEmpty(BasicBlock source)
    {
        for (var steps = 0; steps < MaxEmptyBlocks && source is { Kind: BasicBlockKind.Block, Operations.IsEmpty: true, BranchValue: null, ConditionalSuccessor: null, FallThroughSuccessor: { } next }
            && next is { Semantics: ControlFlowBranchSemantics.Regular, FinallyRegions.IsEmpty: true, Destination: { } destination }
            && destination != source; steps++)
        {
            source = destination;
        }

        return source;
    }

    private void Statement(IOperation operation)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                LowerCapture(capture);
                break;
            case IExpressionStatementOperation statement:
                Statement(statement.Operation);
                break;
            case IReturnOperation { ReturnedValue: { } value } yield:
                Opaque(value.Type, [Expression(value)], IrOpaque.Yield, SyntaxOrigin.Of(yield.Syntax));
                break;
            default:
                Expression(operation);
                break;
        }
    }

    private static bool HasYield(ControlFlowGraph graph)
    {
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                if (operation.Kind == OperationKind.YieldReturn)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? ConditionText(IOperation condition) => condition switch
    {
        IIsNullOperation test => test.Syntax + " is null",
        { IsImplicit: true } and not IFlowCaptureReferenceOperation => null,
        _ => condition.Syntax.ToString(),
    };

    /// <summary>What belongs to one graph: capture ids are unique only within it.</summary>
    private sealed class GraphScope(ControlFlowGraph graph, int after, bool isIterator)
    {
        public ControlFlowGraph Graph { get; } = graph;

        public int After { get; } = after;

        public bool IsIterator { get; } = isIterator;

        public Dictionary<(int Ordinal, FinallyPath? Path), int> Blocks { get; } = [];

        public Queue<(BasicBlock Source, FinallyPath? Path, IrBlock Block)> Pending { get; } = new();

        public Dictionary<CaptureId, Capture> Captures { get; } = [];

        public HashSet<CaptureId>? AssignedCaptures { get; set; }

        public HashSet<CaptureId> ReadCaptures { get; } = [];
    }
}
