using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Losses;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <content>Executes the instructions of a block; calls may fork the state.</content>
public sealed partial class Evaluator
{
    private List<EvaluationState> Execute(IrBlock block, EvaluationState entry)
    {
        var finished = new List<EvaluationState>();
        Stack<(EvaluationState State, int Next)>? pending = null;
        for (var (state, index) = (entry, 0); ; (state, index) = pending.Pop())
        {
            if (ExecuteFrom(block, state, index, ref pending))
            {
                finished.Add(state);
            }

            if (pending is not { Count: > 0 })
            {
                return finished;
            }
        }
    }

    /// <summary>False when the path ends inside the block (out of budget, a callee that never returns, or forked).</summary>
    private bool ExecuteFrom(IrBlock block, EvaluationState state, int index, ref Stack<(EvaluationState State, int Next)>? pending)
    {
        for (; index < block.Instructions.Count; index++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (!_budget.TakeStep())
            {
                return false;
            }

            var instruction = block.Instructions[index];
            if (instruction is not (IrCall or IrInvoke))
            {
                var value = ExecuteSimple(instruction, state);
                if (instruction.Target >= 0)
                {
                    value = Limited(value);
                    state.Registers[instruction.Target] = UnderCurrentGradientMode(value, state);
                    NoteSample(value, state, instruction.At);
                }

                continue;
            }

            var alternatives = instruction is IrCall call ? EvaluateCall(call, state) : EvaluateInvoke((IrInvoke)instruction, state);
            if (alternatives.Count == 0)
            {
                return false;
            }

            for (var other = alternatives.Count - 1; other > 0; other--)
            {
                var fork = state.Clone();
                Apply(alternatives[other], instruction, fork);
                (pending ??= new()).Push((fork, index + 1));
            }

            Apply(alternatives[0], instruction, state);
            NoteSample(alternatives[0].Value, state, instruction is IrCall named ? named.NameAt : instruction.At);
        }

        return true;
    }

    /// <summary>μ + σ · noise, where it is computed first.</summary>
    private void NoteSample(AbstractValue value, EvaluationState state, Origin at)
    {
        if (_atoms.HasNoise && state.NoGradientDepth == 0 && value is NumericValue { IsTensor: true } tensor && GaussianRecord.OfSample(tensor.Polynomial, At(at)) is { } sample)
        {
            NoteGaussian(sample);
        }
    }

    internal void NoteGaussian(GaussianRecord record)
    {
        if (_gaussians.Count < Budget.MaxObservations && !_gaussians.ContainsKey(record.Key))
        {
            _gaussians[record.Key] = record;
        }
    }

    private static void Apply(CallResult result, IrInstruction instruction, EvaluationState state)
    {
        if (result.Final is { } final)
        {
            state.Heap = final.Heap;
            state.Facts = final.Facts;
            state.NoGradientDepth = final.NoGradientDepth;
            state.IsLoopCut = final.IsLoopCut;
            foreach (var (outer, inner) in result.WriteBack)
            {
                state.Registers[outer] = final.Registers[inner];
            }
        }

        if (instruction.Target >= 0)
        {
            state.Registers[instruction.Target] = UnderCurrentGradientMode(Limited(result.Value), state);
        }
    }

    private static AbstractValue Limited(AbstractValue value) => value.Size > Budget.MaxSize ? new UnknownValue("a value of that size") : value;

    private static AbstractValue UnderCurrentGradientMode(AbstractValue value, EvaluationState state) =>
        state.NoGradientDepth > 0 && value is NumericValue { IsTensor: true } tensor && LossContent.IsPossible(tensor.Polynomial)
            ? tensor.With(tensor.Polynomial.Detach(Site.None))
            : value;

    private AbstractValue ExecuteSimple(IrInstruction instruction, EvaluationState state)
    {
        switch (instruction)
        {
            case IrConstant constant:
                return Constant(constant.Value, constant.Name);
            case IrMove move:
                return Read(state, move.Source);
            case IrConvert convert:
                return Convert(Read(state, convert.Source), convert.Type);
            case IrDefault zero:
                return Default(zero.Type);
            case IrGetField get:
                return GetField(get, state);
            case IrSetField set:
                SetField(set, state);
                return NullValue.Instance;
            case IrBinary binary:
                return Binary(binary, state);
            case IrUnary unary:
                return Unary(unary, Read(state, unary.Operand));
            case IrMakeTuple tuple:
                return new TupleValue(ReadAll(state, tuple.Items));
            case IrTupleItem item:
                return TupleItem(Read(state, item.Source), item);
            case IrMakeArray array:
                return MakeArray(array, state);
            case IrGetElement element:
                return GetElement(element, state);
            case IrSetElement element:
                SetElement(element, state);
                return NullValue.Instance;
            case IrMakeClosure closure:
                return MakeFunction(closure, state);
            case IrMakeDelegate method:
                return new FunctionValue(method.Method.Key) { Method = method.Method, Receiver = method.Receiver < 0 ? null : Read(state, method.Receiver) };
            case IrTypeTest test:
                return new ConditionValue($"{Read(state, test.Source).Key} is {test.Type.Name}");
            case IrEnumerate loop:
                return Enumerate(loop, state);
            case IrMoreElements more:
                return MoreElements(more, state);
            case IrNextElement next:
                return NextElement(next, state);
            case IrOpaque opaque:
                return Opaque(opaque, state);
            default:
                return new UnknownValue(instruction.GetType().Name);
        }
    }

    private static AbstractValue Read(EvaluationState state, int register) =>
        register >= 0 && register < state.Registers.Length ? state.Registers[register] ?? new UnknownValue("unassigned") : new UnknownValue("nothing");

    private static List<AbstractValue> ReadAll(EvaluationState state, IReadOnlyList<int> registers)
    {
        var values = new List<AbstractValue>(registers.Count);
        foreach (var register in registers)
        {
            values.Add(Read(state, register));
        }

        return values;
    }

    private static AbstractValue Constant(object? value, string? name) => value switch
    {
        null => NullValue.Instance,
        bool truth => BooleanValue.Of(truth),
        string text => new StringValue(text),
        char or DateTime => new UnknownValue("constant"),
        IConvertible number => Number(number, name),
        _ => new UnknownValue("constant"),
    };

    private static AbstractValue Number(IConvertible number, string? name)
    {
        var value = number.ToDouble(System.Globalization.CultureInfo.InvariantCulture);
        var isIntegral = number is not (float or double or decimal);
        var coefficient = name is not null && Math.Abs(value) >= 1 && SizeHints.IsWeight(name) ? Coefficient.Of(value) : Coefficient.FromConstant(value, isIntegral || value == Math.Floor(value) ? name : null);
        return new NumericValue(Polynomial.Constant(coefficient), isIntegral: isIntegral);
    }

    private static AbstractValue Default(TypeRef type) =>
        type.IsNumeric ? new NumericValue(Polynomial.Zero, isIntegral: type.Kind == TypeRefKind.Integer)
        : type.Kind == TypeRefKind.Boolean ? BooleanValue.False
        : NullValue.Instance;

    private static AbstractValue Convert(AbstractValue value, TypeRef type)
    {
        if (value is not NumericValue { IsTensor: false } number || !type.IsNumeric)
        {
            return value;
        }

        var isIntegral = type.Kind == TypeRefKind.Integer;
        if (!isIntegral || number.IsIntegral)
        {
            return new NumericValue(number.Polynomial, isIntegral: isIntegral) { Truncation = number.Truncation, IsCount = number.IsCount };
        }

        return number.Polynomial.AsNumber is { } constant
            ? new NumericValue(Polynomial.Constant(Coefficient.FromConstant(Math.Truncate(constant))), isIntegral: true)
            : new NumericValue(Polynomial.Constant(Coefficient.Of(Symbol.Opaque("(int)" + number.Polynomial.Key, "a truncated number"))), isIntegral: true);
    }

    private AbstractValue TupleItem(AbstractValue source, IrTupleItem item) => source switch
    {
        TupleValue tuple when item.Index >= 0 && item.Index < tuple.Items.Count => tuple.Items[item.Index],
        SequenceValue sequence when item.Index >= 0 && item.Index < sequence.Items.Count => sequence.Items[item.Index],
        _ => Fresh($"{Name(source)}.Item{item.Index + 1}", item.Type),
    };

    private AbstractValue MakeArray(IrMakeArray array, EvaluationState state)
    {
        var items = new List<AbstractValue>();
        for (var index = 0; index < array.Items.Count; index++)
        {
            var value = Read(state, array.Items[index]);
            if (array.Spread is null || !array.Spread[index])
            {
                items.Add(value);
            }
            else if (value is SequenceValue sequence)
            {
                items.AddRange(sequence.Items);
            }
            else
            {
                return new UnknownValue("a spread of " + Name(value));
            }
        }

        return new SequenceValue(items);
    }

    private AbstractValue Opaque(IrOpaque opaque, EvaluationState state)
    {
        var operands = ReadAll(state, opaque.Operands);
        ExploreFunctions(operands, state);
        switch (opaque.Reason)
        {
            case IrOpaque.Yield:
                operands.ForEach(yielded => RecordSink(yielded, state, At(opaque.At)));
                Yield(operands, state);
                break;
            case IrOpaque.Iterator when Yielded(state) is { } elements:
                return elements;
        }

        return opaque.Type.IsTensor ? OpaqueTensor(opaque.Reason, operands, At(opaque.At)) : Fresh($"{opaque.Reason}@{opaque.At.Start}", opaque.Type);
    }

    private string YieldKey => "yield@" + _frame;

    private void Yield(IReadOnlyList<AbstractValue> elements, EvaluationState state)
    {
        var before = state.Heap.TryGetValue(YieldKey, out var stored) && stored is SequenceValue known ? known.Items : [];
        state.Heap = state.Heap.SetItem(YieldKey, new SequenceValue([.. before, .. elements]));
    }

    /// <summary>What an iterator of tensors handed out on this path, in order.</summary>
    private SequenceValue? Yielded(EvaluationState state)
    {
        var elements = state.Heap.TryGetValue(YieldKey, out var stored) && stored is SequenceValue known && SequenceModel.HoldsTensors(known) ? known : null;
        state.Heap = state.Heap.Remove(YieldKey);
        return elements;
    }

    /// <summary>A tensor from something unknown; it carries the losses that went into it, so that nobody takes it for a plain tensor.</summary>
    private NumericValue OpaqueTensor(string name, IReadOnlyList<AbstractValue> operands, Site site, string? producer = null)
    {
        var tensors = operands.SelectMany(operand => operand is SequenceValue sequence ? sequence.Items : [operand]).OfType<NumericValue>().Where(v => v.IsTensor).ToArray();
        var losses = tensors.Select(v => v.Polynomial).Where(LossContent.IsPossible).ToArray();
        if (losses.Length > 0)
        {
            return new NumericValue(_algebra.Opaque(name, site, losses), isTensor: true);
        }

        var leaf = _atoms.Leaf(name + "(" + string.Join(",", operands.Select(Name)) + ")", null, site, producer);
        leaf.Inputs = tensors.Select(v => v.AsInput).ToArray();
        return new NumericValue(Polynomial.Of(leaf, site), isTensor: true);
    }

    /// <summary>A short name of a value, for the names of what is derived from it.</summary>
    private string Name(AbstractValue value) => value switch
    {
        UnknownValue unknown => unknown.Description,
        ObjectValue instance => instance.Id,
        _ when value.Key.Length <= 40 => value.Key,
        _ => _atoms.Shorten(value.Key),
    };
}
