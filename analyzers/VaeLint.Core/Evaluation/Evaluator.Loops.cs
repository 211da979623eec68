using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <content>Loops over sequences: one whose tensors are all known is walked to its end; any other has at least one element, which stands for all.</content>
public sealed partial class Evaluator
{
    private AbstractValue Enumerate(IrEnumerate loop, EvaluationState state)
    {
        var sequence = Read(state, loop.Sequence);
        var known = SequenceModel.Resolve(sequence, state);
        if (known is not null && !SequenceModel.HoldsTensors(known))
        {
            (sequence, known) = (known, null);
        }
        else if (known?.Items.Count > Budget.KnownRounds)
        {
            (sequence, known) = (new UnknownValue("elements of " + Name(sequence)), null);
        }

        var enumerator = new EnumeratorValue($"{loop.At.File}:{loop.At.Start}", sequence, known?.Items);
        MoveTo(-1, enumerator, state);
        return enumerator;
    }

    private AbstractValue MoreElements(IrMoreElements more, EvaluationState state)
    {
        if (Read(state, more.Enumerator) is EnumeratorValue enumerator)
        {
            var before = PositionOf(enumerator, state);
            if (enumerator.Items is { } items)
            {
                MoveTo(before + 1, enumerator, state);
                return BooleanValue.OfCount(before + 1 < items.Count);
            }

            // The first element of a sequence stands for all.
            MoveTo(0, enumerator, state);
            if (before < 0)
            {
                return BooleanValue.True;
            }
        }

        return Fresh($"more elements@{more.At.Start}", TypeRef.Boolean);
    }

    private AbstractValue NextElement(IrNextElement next, EvaluationState state)
    {
        var sequence = Read(state, next.Sequence);
        if (sequence is EnumeratorValue enumerator)
        {
            if (enumerator.Items is { } items)
            {
                return PositionOf(enumerator, state) is >= 0 and var position && position < items.Count ? items[position] : new UnknownValue("nothing");
            }

            sequence = enumerator.Source;
        }

        return (SequenceModel.Resolve(sequence, state) ?? sequence) switch
        {
            SequenceValue { Items.Count: > 0 } elements => elements.Items[0],
            NumericValue { IsTensor: true } tensor => _torch.Shapes.Slice(tensor, "next", At(next.At)),
            var other => Fresh(Name(other) + "[]", next.Type),
        };
    }

    private static void MoveTo(int position, EnumeratorValue enumerator, EvaluationState state) =>
        state.Heap = state.Heap.SetItem(enumerator.Place, new NumericValue(Polynomial.Constant(Coefficient.Of(Math.Min(position, Budget.KnownRounds))), isIntegral: true));

    private static int PositionOf(EnumeratorValue enumerator, EvaluationState state) =>
        state.Heap.TryGetValue(enumerator.Place, out var stored) && stored is NumericValue { Polynomial.AsNumber: { } position } ? (int)position : -1;
}
