using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Models;

/// <summary>Dictionaries and the maps of F#: a collection of pairs. Keys that are not constant may be any key, so that nothing is known of what is stored beside them.</summary>
internal static class DictionaryModel
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.Dictionary", "System.Collections.Generic.SortedDictionary", "System.Collections.Generic.SortedList", "System.Collections.Generic.OrderedDictionary",
        "System.Collections.Concurrent.ConcurrentDictionary",
    };

    public static bool IsDictionary(TypeRef type) => Types.Contains(type.Name);

    /// <summary>Members of dictionaries and of their pairs.</summary>
    public static AbstractValue? Call(CallContext context)
    {
        var type = context.Method.DeclaringType.Name;
        if (type == "System.Collections.Generic.KeyValuePair")
        {
            return OfPair(context);
        }

        if (context is { Name: "Add" or "TryAdd", Arguments.Count: 2, Receiver: ObjectValue owner } && SequenceModel.Resolve(owner, context.State) is not null)
        {
            context.Evaluator.RecordSink(context.Arguments[1], context.State, context.Site);
            Set(owner, context.Arguments[0], context.Arguments[1], context.State);
            return BooleanValue.True;
        }

        if (SequenceModel.Resolve(context.Receiver, context.State) is not { } pairs || !pairs.Items.All(item => item is TupleValue { Items.Count: 2 }))
        {
            return null;
        }

        switch (context.Name)
        {
            case "get_Values":
                return Column(pairs, 1);
            case "get_Keys":
                return Column(pairs, 0);
            case "GetValueOrDefault" when context.Arguments.Count > 0 && Find(pairs, context.Arguments[0]) is { } found:
                return found;
            case "TryGetValue" when context.Call.Arguments.Count == 2 && Find(pairs, context.Arguments[0]) is { } found:
                context.State.Registers[context.Call.Arguments[1]] = found;
                return BooleanValue.True;
            default:
                return null;
        }
    }

    /// <summary>What is stored under a key; null when that is not known.</summary>
    public static AbstractValue? Entry(AbstractValue owner, AbstractValue key, EvaluationState state) =>
        owner is ObjectValue && SequenceModel.Resolve(owner, state) is { } pairs ? Find(pairs, key) : null;

    /// <summary>False when it is not known what the dictionary holds from here on.</summary>
    public static bool Set(AbstractValue owner, AbstractValue key, AbstractValue value, EvaluationState state)
    {
        if (owner is not ObjectValue dictionary || !IsDictionary(dictionary.Type) || SequenceModel.Resolve(dictionary, state) is not { } pairs)
        {
            return false;
        }

        var isCertain = pairs.Items.Count == 0 || IsConstant(key) && pairs.Items.All(pair => pair is TupleValue { Items: [var other, _] } && IsConstant(other));
        SequenceModel.Store(dictionary, isCertain ? With(pairs, key, value) : null, state);
        return isCertain;
    }

    /// <summary>The pairs with one more; one of the same key is replaced.</summary>
    public static SequenceValue With(SequenceValue pairs, AbstractValue key, AbstractValue value)
    {
        var items = pairs.Items.ToList();
        var index = items.FindIndex(item => item is TupleValue { Items: [var other, _] } && other.Key == key.Key);
        var pair = new TupleValue([key, value]);
        if (index < 0)
        {
            items.Add(pair);
        }
        else
        {
            items[index] = pair;
        }

        return new SequenceValue(items);
    }

    public static AbstractValue? Find(SequenceValue pairs, AbstractValue key) =>
        IsConstant(key) ? pairs.Items.OfType<TupleValue>().FirstOrDefault(pair => pair.Items.Count == 2 && pair.Items[0].Key == key.Key)?.Items[1] : null;

    private static bool IsConstant(AbstractValue key) => key is StringValue or NumericValue { IsTensor: false, Polynomial.AsNumber: not null };

    private static SequenceValue Column(SequenceValue pairs, int index) => new([.. pairs.Items.Cast<TupleValue>().Select(pair => pair.Items[index])], pairs.IsRepresentative);

    private static AbstractValue? OfPair(CallContext context)
    {
        if (context.Receiver is not TupleValue { Items.Count: 2 } pair)
        {
            return null;
        }

        switch (context.Name)
        {
            case "get_Key":
                return pair.Items[0];
            case "get_Value":
                return pair.Items[1];
            case "Deconstruct" when context.Call.Arguments.Count == 2:
                context.State.Registers[context.Call.Arguments[0]] = pair.Items[0];
                context.State.Registers[context.Call.Arguments[1]] = pair.Items[1];
                return NullValue.Instance;
            default:
                return null;
        }
    }
}
