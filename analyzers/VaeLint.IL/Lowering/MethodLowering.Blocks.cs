using System.Reflection.Metadata;
using VaeLint.Core.Ir;
using VaeLint.IL.Reading;

namespace VaeLint.IL.Lowering;

/// <summary>Blocks, what is on the stack between them, and finally handlers.</summary>
internal sealed partial class MethodLowering
{
    // Every way out of a try block gets its own copy of the finally handler, up to this many.
    private const int MaxFinallyCopies = 64;

    // A damaged or very large method ends here.
    private const int MaxBlocks = 20_000;

    // A longer switch may go anywhere.
    private const int MaxComparisons = 24;

    private readonly Dictionary<int, int> _predecessors = [];
    private readonly Dictionary<BlockKey, (int Index, List<StackValue> Entry)> _blocks = [];
    private readonly Queue<(BlockKey Key, IrBlock Block, List<StackValue> Entry)> _pending = new();
    private MachineState _state;
    private FinallyPath? _path;
    private int _finallyCopies;

    private void FindLeaders()
    {
        var instructions = _code.Instructions;
        void Reach(int offset) => _predecessors[offset] = _predecessors.TryGetValue(offset, out var count) ? count + 1 : 1;
        var leaders = new HashSet<int> { 0 };
        foreach (var instruction in instructions.Where(i => i.EndsBlock))
        {
            foreach (var target in TargetsOf(instruction))
            {
                leaders.Add(target);
                Reach(target);
            }

            leaders.Add(instruction.Next);
            if (instruction.FallsThrough)
            {
                Reach(instruction.Next);
            }
        }

        foreach (var region in _code.Regions)
        {
            leaders.Add(region.HandlerOffset);
        }

        // What runs into a leader reaches it, too.
        for (var index = 1; index < instructions.Count; index++)
        {
            if (leaders.Contains(instructions[index].Offset) && !instructions[index - 1].EndsBlock)
            {
                Reach(instructions[index].Offset);
            }
        }

        foreach (var leader in leaders.Where(l => !_predecessors.ContainsKey(l)).ToList())
        {
            _predecessors[leader] = 0;
        }
    }

    private static IEnumerable<int> TargetsOf(IlInstruction instruction) =>
        instruction.Targets ?? (instruction.Code.IsBranch() ? [instruction.Target] : []);

    private IrBlock NewBlock(out int index)
    {
        var block = new IrBlock();
        index = _body.Blocks.Count;
        _body.Blocks.Add(block);
        return block;
    }

    private void LowerBlock(int offset)
    {
        if (_code.IndexAt(offset) is not (>= 0 and var index))
        {
            _block.Terminator = IrThrow.Instance;
            return;
        }

        for (; index < _code.Instructions.Count; index++)
        {
            _instruction = _code.Instructions[index];
            if (_instruction.EndsBlock)
            {
                Leave(_instruction);
                return;
            }

            Lower(_instruction);
            if (_isSuspended)
            {
                _isSuspended = false;
                return;
            }

            if (_predecessors.ContainsKey(_instruction.Next))
            {
                _block.Terminator = new IrGoto(Successor(_instruction.Next));
                return;
            }
        }

        _block.Terminator = IrThrow.Instance;
    }

    /// <summary>The block at an offset, reached from here with what is on the stack now.</summary>
    private int Successor(int offset) => BlockOf(new BlockKey(offset, _state, _path));

    private int BlockOf(BlockKey key)
    {
        if (_blocks.TryGetValue(key, out var known))
        {
            for (var index = 0; index < known.Entry.Count && index < _stack.Count; index++)
            {
                Transfer(_stack[index], known.Entry[index]);
            }

            return known.Index;
        }

        if (_body.Blocks.Count >= MaxBlocks)
        {
            NewBlock(out var dead);
            return dead;
        }

        var isOnlyWay = _predecessors.TryGetValue(key.Offset, out var count) && count <= 1;
        var entry = _stack.Select(value => isOnlyWay || IsStatic(value) ? value : Transferred(value)).ToList();
        var block = NewBlock(out var created);
        _blocks[key] = (created, entry);
        _pending.Enqueue((key, block, entry));
        return created;
    }

    /// <summary>What is no value at run time stays as it is between blocks.</summary>
    private static bool IsStatic(StackValue value) => value.IsEnvironment || value.Array is { Register: < 0 } || value.Address is not null || value.Function is not null;

    private StackValue Transferred(StackValue value)
    {
        var merged = new StackValue(NewRegister(), value.Type, value.At) { Source = value.Source };
        Transfer(value, merged);
        return merged;
    }

    private void Transfer(StackValue value, StackValue merged)
    {
        if (merged.Register >= 0 && !merged.IsVariable && !ReferenceEquals(value, merged) && !IsStatic(merged))
        {
            Emit(new IrMove(merged.Register, Use(value, merged.Type), value.At));
        }
    }

    private void Leave(IlInstruction instruction)
    {
        switch (instruction.Code)
        {
            case ILOpCode.Ret:
                Return();
                break;
            case ILOpCode.Br or ILOpCode.Br_s:
                _block.Terminator = new IrGoto(Successor(instruction.Target));
                break;
            case ILOpCode.Leave or ILOpCode.Leave_s:
                _stack.Clear();
                _block.Terminator = new IrGoto(ThroughFinally(instruction.Offset, instruction.Target));
                break;
            case ILOpCode.Endfinally when _path is { } path:
                _block.Terminator = new IrGoto(path.Next);
                break;
            case ILOpCode.Switch:
                Switch(instruction);
                break;
            default:
                if (instruction.Code.IsBranch())
                {
                    Branch(instruction);
                }
                else
                {
                    _block.Terminator = IrThrow.Instance;
                }

                break;
        }
    }

    private void Return()
    {
        if (_machine is not null)
        {
            ReturnFromMachine();
            return;
        }

        if (_returnType.Kind == TypeRefKind.Void || _stack.Count == 0)
        {
            _block.Terminator = new IrReturn(-1, At);
            return;
        }

        var value = Named(Pop());
        _block.Terminator = new IrReturn(Use(value, _returnType), value.At.IsNone ? At : value.At);
    }

    /// <summary>A static property that returns a number is how F# keeps a named value.</summary>
    private StackValue Named(StackValue value)
    {
        var accessor = _body.Name.LastIndexOf(".get_", StringComparison.Ordinal);
        return accessor > 0 && _arguments.Count == 0 && value is { IsConstant: true, ConstantName: null } ? value with { ConstantName = _body.Name.Substring(accessor + 5) } : value;
    }

    private int ThroughFinally(int from, int target)
    {
        var outer = _path;
        var next = Successor(target);
        foreach (var region in _code.Regions.Reverse())
        {
            if (region.Kind != ExceptionRegionKind.Finally || !IsInTry(region, from) || IsInTry(region, target) || _finallyCopies >= MaxFinallyCopies)
            {
                continue;
            }

            _finallyCopies++;
            _path = new FinallyPath(next);
            next = Successor(region.HandlerOffset);
            _path = outer;
        }

        return next;
    }

    private static bool IsInTry(ExceptionRegion region, int offset) => offset >= region.TryOffset && offset < region.TryOffset + region.TryLength;

    private void Switch(IlInstruction instruction)
    {
        var value = Pop();
        var targets = instruction.Targets!;
        if (value is { IsConstant: true, Constant: int known })
        {
            _block.Terminator = new IrGoto(Successor(known >= 0 && known < targets.Length ? targets[known] : instruction.Next));
            return;
        }

        var register = Use(value);
        if (targets.Length > MaxComparisons)
        {
            _block.Terminator = new IrSwitch([.. targets.Append(instruction.Next).Distinct().Select(Successor)]);
            return;
        }

        for (var index = 0; index < targets.Length; index++)
        {
            if (targets[index] == instruction.Next)
            {
                continue;
            }

            var condition = Compare(BinaryOperator.Equal, register, Constant(index, TypeRef.Integer), value.At);
            var taken = Successor(targets[index]);
            var leaving = _block;
            _block = NewBlock(out var otherwise);
            leaving.Terminator = new IrBranch(condition, taken, otherwise);
        }

        _block.Terminator = new IrGoto(Successor(instruction.Next));
    }
}
