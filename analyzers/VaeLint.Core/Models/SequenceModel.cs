using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Models;

/// <summary>Lists and LINQ over tensors, terms and shapes.</summary>
internal static class SequenceModel
{
    private const string Items = ".items";
    private const string StoredIn = "stored in ";
    private const string AnyRound = "any round";
    private const int MaxItems = 32;

    // What leaves a collection as it is; anything else that is not understood may change it.
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "Contains", "ContainsKey", "ContainsValue", "IndexOf", "Exists", "Find", "FindIndex", "TrueForAll", "GetEnumerator", "ToString", "Equals", "GetHashCode", "CopyTo", "Peek", "ForEach", "GetRange",
    };

    public static List<CallResult>? Call(CallContext context)
    {
        var type = context.Method.DeclaringType.Name;
        if (type == "System.Array" && context.Name == "get_Length" && Resolve(context.Receiver, context.State) is { IsRepresentative: false } array && HoldsTensors(array))
        {
            return One(Count(array));
        }

        if (type == "System.Linq.Enumerable")
        {
            return Linq(context);
        }

        if (context.Name == "GetSubArray" && context.Arguments.Count == 2)
        {
            return Range(context.Arguments[0], context.Arguments[1], context.State);
        }

        if (!type.StartsWith("System.Collections.Generic.", StringComparison.Ordinal))
        {
            return null;
        }

        if (context.Call.IsCreation)
        {
            return Create(context);
        }

        if (DictionaryModel.Call(context) is { } entry)
        {
            return One(entry);
        }

        if (context.Name == "Add" && context is { Receiver: ObjectValue list, Arguments.Count: 1 } && context.State.Heap.TryGetValue(list.Id + Items, out var stored)
            && stored is SequenceValue { Items.Count: < MaxItems } known)
        {
            context.Evaluator.RecordSink(context.Arguments[0], context.State, context.Site);
            Store(list, new SequenceValue([.. known.Items, context.Arguments[0]]), context.State);
            return One(NullValue.Instance);
        }

        if (context.Name == "AddRange" && context is { Receiver: ObjectValue head, Arguments.Count: 1 } && Resolve(head, context.State) is { } front
            && Resolve(context.Arguments[0], context.State) is { } back && front.Items.Count + back.Items.Count <= MaxItems)
        {
            Store(head, new SequenceValue([.. front.Items, .. back.Items], front.IsRepresentative || back.IsRepresentative), context.State);
            return One(NullValue.Instance);
        }

        Forget(context);
        return context.Name switch
        {
            "ToArray" or "AsReadOnly" when Resolve(context.Receiver, context.State) is { } items => One(items),
            "get_Count" when Resolve(context.Receiver, context.State) is { IsRepresentative: false } items => One(Count(items)),
            _ => null,
        };
    }

    /// <summary>The known elements of an array or list; null when they are not known.</summary>
    public static SequenceValue? Resolve(AbstractValue? value, EvaluationState state) => value switch
    {
        SequenceValue sequence => WithStores(sequence, state),
        ObjectValue list when state.Heap.TryGetValue(list.Id + Items, out var stored) => stored as SequenceValue,
        _ => null,
    };

    /// <summary>An array whose elements are stored one by one, after it was made.</summary>
    public static void NoteStore(SequenceValue array, EvaluationState state) => state.Heap = state.Heap.SetItem(StoredIn + array.Key, BooleanValue.True);

    private static SequenceValue WithStores(SequenceValue array, EvaluationState state) => state.Heap.ContainsKey(StoredIn + array.Key)
        ? new SequenceValue([.. array.Items.Select((item, index) => Stored(array, Index(index), state) ?? item)], array.IsRepresentative)
        : array;

    /// <summary>Where an element is kept that was stored.</summary>
    public static string Place(AbstractValue source, AbstractValue index) => $"{source.Key}[{(IsOfAnyRound(index) ? AnyRound : index.Key)}]";

    /// <summary>What is stored in a round that stands for any is every element that is stored nowhere else.</summary>
    public static AbstractValue? Stored(AbstractValue source, AbstractValue index, EvaluationState state) =>
        state.Heap.TryGetValue(Place(source, index), out var stored) || index is NumericValue { IsTensor: false } && state.Heap.TryGetValue($"{source.Key}[{AnyRound}]", out stored) ? stored : null;

    private static bool IsOfAnyRound(AbstractValue index) => index is NumericValue { IsTensor: false, Polynomial.AsCoefficient: { Number: 1, Factors: [{ Symbol.IsCounter: true, Power: 1 }] } };

    private static NumericValue Index(int index) => new(Polynomial.Constant(Coefficient.FromConstant(index)), isIntegral: true);

    /// <summary>A loop over it, or over the positions in it, adds tensors up.</summary>
    public static bool HoldsTensors(SequenceValue sequence) =>
        !sequence.IsRepresentative && sequence.Items.Any(item => item is NumericValue { IsTensor: true } or NumericValue { IsCount: true } || item is TupleValue tuple && tuple.Items.Any(i => i is NumericValue { IsTensor: true }));

    public static void Store(ObjectValue collection, SequenceValue? items, EvaluationState state) =>
        state.Heap = items is null ? state.Heap.Remove(collection.Id + Items) : state.Heap.SetItem(collection.Id + Items, items);

    /// <summary>A collection that is made here.</summary>
    public static ObjectValue Made(CallContext context, SequenceValue items)
    {
        var made = new ObjectValue(context.Method.DeclaringType, $"list@{context.Call.At.File}:{context.Call.At.Start}<{context.Site.Path?.CallSite.Start}/{context.Site.Path?.Depth}");
        Store(made, items, context.State);
        return made;
    }

    private static List<CallResult>? Create(CallContext context) =>
        context.Method.DeclaringType.Kind == TypeRefKind.Sequence || DictionaryModel.IsDictionary(context.Method.DeclaringType)
            ? One(Made(context, context.Arguments.Select(a => Resolve(a, context.State)).FirstOrDefault(s => s is not null) ?? new SequenceValue([])))
            : null;

    private static void Forget(CallContext context)
    {
        if (context.Receiver is ObjectValue changed && !Questions.Contains(context.Name) && !context.Name.StartsWith("get_", StringComparison.Ordinal) && !context.Name.StartsWith("To", StringComparison.Ordinal)
            && !context.Name.StartsWith("As", StringComparison.Ordinal))
        {
            Store(changed, null, context.State);
        }
    }

    private static List<CallResult>? Linq(CallContext context)
    {
        if (context.Arguments.Count == 0)
        {
            return null;
        }

        if (context.Arguments[0] is ShapeValue shape)
        {
            return Shape(shape, context);
        }

        if (Resolve(context.Arguments[0], context.State) is not { } items)
        {
            return context.Name is "ToList" or "ToArray" or "AsEnumerable" ? One(context.Arguments[0]) : null;
        }

        var function = context.Arguments.OfType<FunctionValue>().FirstOrDefault();
        switch (context.Name)
        {
            case "ToList" or "ToArray" or "AsEnumerable" or "Cast" or "OfType":
                return One(items);
            case "Select" when function is not null:
                return One(new SequenceValue(items.Items.Select((item, index) => Invoke(function, context, Parameters(function, item, index))).ToList(), items.IsRepresentative));
            case "Zip" when context.Arguments.Count > 1 && Resolve(context.Arguments[1], context.State) is { } second:
                return One(new SequenceValue(items.Items.Zip(second.Items, (a, b) => function is null ? new TupleValue([a, b]) : Invoke(function, context, [a, b])).ToList()));
            case "Concat" when Resolve(context.Arguments[1], context.State) is { } tail:
                return One(new SequenceValue([.. items.Items, .. tail.Items]));
            case "Append":
                return One(new SequenceValue([.. items.Items, context.Arguments[1]]));
            case "Skip" when context.Arguments[1] is NumericValue { Polynomial.AsNumber: { } skipped }:
                return One(new SequenceValue(items.Items.Skip((int)skipped).ToList()));
            case "Count":
                return items.IsRepresentative ? null : One(Count(items));
            case "First" when items.Items.Count > 0:
                return One(items.Items[0]);
            case "Last" when items.Items.Count > 0:
                return One(items.Items[items.Items.Count - 1]);
            case "Aggregate" when function is not null:
                return Aggregate(items, function, context);
            case "Sum" or "Average" when items.Items.Count > 0:
                return Sum(items, function, context);
            default:
                return null;
        }
    }

    /// <summary>items[start..]</summary>
    private static List<CallResult>? Range(AbstractValue source, AbstractValue range, EvaluationState state)
    {
        if (range is not TupleValue { Items: [NumericValue { Polynomial.AsNumber: { } start }, NullValue] } || start < 0)
        {
            return null;
        }

        return source is ShapeValue shape ? One(new ShapeValue(shape.Tensor, shape.Skip + (int)start))
            : Resolve(source, state) is { IsRepresentative: false } items ? One(new SequenceValue(items.Items.Skip((int)start).ToList()))
            : null;
    }

    /// <summary>Products of shape[skip..], the only thing that is aggregated over a shape.</summary>
    private static List<CallResult>? Shape(ShapeValue shape, CallContext context)
    {
        switch (context.Name)
        {
            case "Skip" when context.Arguments[1] is NumericValue { Polynomial.AsNumber: { } skipped }:
                return One(new ShapeValue(shape.Tensor, shape.Skip + (int)skipped));
            case "ToArray" or "ToList" or "Cast" or "Select":
                return One(shape);
            case "First" when shape.Skip == 0:
                return One(ShapeModel.Size(shape.Tensor, 0));
            case "Last":
                return One(ShapeModel.Size(shape.Tensor, -1));
            case "Aggregate" when context.Arguments.OfType<FunctionValue>().FirstOrDefault() is { } function && IsProduct(function, context):
                return One(ShapeModel.Product(shape));
            default:
                return null;
        }
    }

    private static bool IsProduct(FunctionValue function, CallContext context)
    {
        var (left, right) = (Probe("left"), Probe("right"));
        return Invoke(function, context, [left, right]) is NumericValue result
            && result.Polynomial.Key == ScalarArithmetic.Multiply(left.Polynomial, right.Polynomial).Key;

        static NumericValue Probe(string name) => new(Polynomial.Constant(Coefficient.Of(Symbol.Free("probe " + name, name, isIntegral: true))), isIntegral: true);
    }

    private static List<CallResult>? Aggregate(SequenceValue items, FunctionValue function, CallContext context)
    {
        var hasSeed = context.Arguments.Count > 2;
        var values = hasSeed ? items.Items.Prepend(context.Arguments[1]).ToList() : [.. items.Items];
        if (values.Count == 0)
        {
            return null;
        }

        var result = values[0];
        foreach (var value in values.Skip(1))
        {
            result = Invoke(function, context, [result, value]);
        }

        return One(result);
    }

    private static List<CallResult>? Sum(SequenceValue items, FunctionValue? function, CallContext context)
    {
        var sum = Polynomial.Zero;
        foreach (var item in items.Items)
        {
            if ((function is null ? item : Invoke(function, context, [item])) is not NumericValue number)
            {
                return null;
            }

            sum = Polynomial.Add(sum, number.Polynomial);
        }

        return One(new NumericValue(context.Name == "Average" ? sum.Scale(1.0 / items.Items.Count) : sum));
    }

    private static IReadOnlyList<AbstractValue> Parameters(FunctionValue function, AbstractValue item, int index) =>
        function.Closure?.Body.Parameters.Count == 2 ? [item, new NumericValue(Polynomial.Constant(Coefficient.FromConstant(index)), isIntegral: true)] : [item];

    private static AbstractValue Invoke(FunctionValue function, CallContext context, IReadOnlyList<AbstractValue> arguments)
    {
        var results = context.Evaluator.InvokeFunction(function, arguments, context.State, context.Call.At);
        if (results.Count == 0)
        {
            return new UnknownValue("a lambda that never returns");
        }

        if (results[0].Final is { } final)
        {
            context.State.Heap = final.Heap;
        }

        return results[0].Value;
    }

    public static NumericValue Count(SequenceValue items) => new(Polynomial.Constant(Coefficient.FromConstant(items.Items.Count)), isIntegral: true) { IsCount = HoldsTensors(items) };

    private static List<CallResult> One(AbstractValue value) => [new CallResult(value)];
}
