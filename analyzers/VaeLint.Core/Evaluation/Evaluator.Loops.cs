using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <content>Loops over sequences: one whose tensors are all known is walked to its end; of any other, one element stands for all.</content>
public sealed partial class Evaluator
{
    private AbstractValue Enumerate(IrEnumerate loop, EvaluationState state)
    {
        var sequence = Read(state, loop.Sequence);
        if (SequenceModel.Resolve(sequence, state) is not { } known || !SequenceModel.HoldsTensors(known))
        {
            return sequence;
        }

        if (known.Items.Count > Budget.KnownRounds)
        {
            return new UnknownValue("elements of " + Name(sequence));
        }

        var enumerator = new EnumeratorValue($"{loop.At.File}:{loop.At.Start}", known.Items);
        MoveTo(-1, enumerator, state);
        return enumerator;
    }

    private AbstractValue MoreElements(IrMoreElements more, EvaluationState state)
    {
        if (Read(state, more.Enumerator) is not EnumeratorValue known)
        {
            return Fresh($"more elements@{more.At.Start}", TypeRef.Boolean);
        }

        var position = PositionOf(known, state) + 1;
        MoveTo(position, known, state);
        return BooleanValue.OfCount(position < known.Items.Count);
    }

    private AbstractValue NextElement(IrNextElement next, EvaluationState state)
    {
        var sequence = Read(state, next.Sequence);
        if (sequence is EnumeratorValue known)
        {
            return PositionOf(known, state) is >= 0 and var position && position < known.Items.Count ? known.Items[position] : new UnknownValue("nothing");
        }

        return (SequenceModel.Resolve(sequence, state) ?? sequence) switch
        {
            SequenceValue { Items.Count: > 0 } elements => elements.Items[0],
            NumericValue { IsTensor: true } tensor => _torch.Shapes.Slice(tensor, "next", At(next.At)),
            var other => Fresh(Name(other) + "[]", next.Type),
        };
    }

    private static void MoveTo(int position, EnumeratorValue enumerator, EvaluationState state) =>
        state.Heap = state.Heap.SetItem(enumerator.Place, new NumericValue(Polynomial.Constant(Coefficient.Of(position)), isIntegral: true));

    private static int PositionOf(EnumeratorValue enumerator, EvaluationState state) =>
        state.Heap.TryGetValue(enumerator.Place, out var stored) && stored is NumericValue { Polynomial.AsNumber: { } position } ? (int)position : -1;
}
