using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Models;

/// <summary>
/// The functions of FSharp.Core that tensors and terms pass through, by module and compiled name. Some x is x and None is null; an asynchronous computation is
/// what it yields, a lazy value the function that makes it.
/// </summary>
internal static class FSharpCoreModel
{
    private const string Root = "Microsoft.FSharp.";
    // The field itself, which code that takes its address names.
    private const string Contents = ".contents@";
    private const string Tail = ".tail";
    private const int MaxItems = 32;

    private delegate List<CallResult>? Meaning(CallContext context);

    private static readonly Dictionary<string, Meaning> Table = new(StringComparer.Ordinal)
    {
        ["Core.FSharpFunc.InvokeFast"] = context => Apply(context.Arguments[0], [.. context.Arguments.Skip(1)], context),
        ["Core.OptimizedClosures.FSharpFunc.Adapt"] = context => One(context.Arguments[0]),
        ["Core.Operators.DefaultArg"] = context => One(context.Arguments[0] is NullValue ? context.Arguments[1] : context.Arguments[0]),
        ["Core.Operators.op_PipeRight"] = context => Apply(context.Arguments[1], [context.Arguments[0]], context),
        ["Core.Operators.op_PipeLeft"] = context => Apply(context.Arguments[0], [context.Arguments[1]], context),
        ["Core.Operators.OperatorIntrinsics.RangeInt32"] = Positions,
        ["Core.Operators.Identity"] = First,
        ["Core.Operators.Box"] = First,
        ["Core.Operators.Unbox"] = First,
        ["Core.Operators.Ref"] = Cell,
        ["Core.Operators.FailWith"] = Never,
        ["Core.Operators.Raise"] = Never,
        ["Core.Operators.InvalidArg"] = Never,
        ["Core.Operators.InvalidOp"] = Never,
        ["Core.Operators.NullArg"] = Never,
        ["Core.Operators.Reraise"] = Never,
        ["Core.LanguagePrimitives.IntrinsicFunctions.UnboxGeneric"] = First,
        ["Core.LanguagePrimitives.IntrinsicFunctions.FailInit"] = Never,
        ["Core.FSharpRef..ctor"] = Cell,
        ["Core.FSharpRef.get_contents"] = ReadCell,
        ["Core.FSharpRef.get_Value"] = ReadCell,
        ["Core.FSharpRef.set_contents"] = WriteCell,
        ["Core.FSharpRef.set_Value"] = WriteCell,
        ["Core.FSharpOption.get_Value"] = OptionValue,
        ["Core.FSharpValueOption.get_Value"] = OptionValue,
        ["Core.ExtraTopLevelOperators.CreateDictionary"] = Pairs,
        ["Core.ExtraTopLevelOperators.CreateReadOnlyDictionary"] = Pairs,
        ["Core.Operators.KeyValuePattern"] = First,
        ["Collections.FSharpMap..ctor"] = Pairs,
        ["Collections.MapModule.OfList"] = Pairs,
        ["Collections.MapModule.OfArray"] = Pairs,
        ["Collections.MapModule.OfSeq"] = Pairs,
        ["Collections.MapModule.Empty"] = context => One(SequenceModel.Made(context, new SequenceValue([]))),
        ["Collections.MapModule.Add"] = context => Known(context.Arguments[2], context) is { } map ? One(SequenceModel.Made(context, DictionaryModel.With(map, context.Arguments[0], context.Arguments[1]))) : null,
        ["Collections.MapModule.Find"] = context => Known(context.Arguments[1], context) is { } map && DictionaryModel.Find(map, context.Arguments[0]) is { } found ? One(found) : null,
        ["Collections.MapModule.Fold"] = context => Known(context.Arguments[2], context) is { } map && map.Items.All(pair => pair is TupleValue { Items.Count: 2 })
            ? One(map.Items.Cast<TupleValue>().Aggregate(context.Arguments[1], (sum, pair) => Result(context.Arguments[0], [sum, .. pair.Items], context)))
            : null,
        ["Collections.MapModule.ToList"] = context => Known(context.Arguments[0], context) is { } map ? One(map) : null,
        ["Collections.MapModule.ToArray"] = context => Known(context.Arguments[0], context) is { } map ? One(map) : null,
        ["Collections.MapModule.ToSeq"] = context => Known(context.Arguments[0], context) is { } map ? One(map) : null,
        ["Control.LazyExtensions.Create"] = First,
        ["Control.LazyExtensions.CreateFromValue"] = First,
        ["Control.LazyExtensions.Force"] = context => context.Arguments[0] is FunctionValue made ? Apply(made, [NullValue.Instance], context) : One(context.Arguments[0]),
        ["Control.FSharpAsyncBuilder.Delay"] = context => Apply(context.Arguments[0], [NullValue.Instance], context),
        ["Control.FSharpAsyncBuilder.Return"] = First,
        ["Control.FSharpAsyncBuilder.ReturnFrom"] = First,
        ["Control.FSharpAsyncBuilder.Bind"] = context => Apply(context.Arguments[1], [context.Arguments[0]], context),
        ["Control.FSharpAsyncBuilder.Using"] = context => Apply(context.Arguments[1], [context.Arguments[0]], context),
        ["Control.FSharpAsyncBuilder.Combine"] = context => One(context.Arguments[1]),
        ["Control.FSharpAsyncBuilder.Zero"] = _ => One(NullValue.Instance),
        ["Control.FSharpAsyncBuilder.TryFinally"] = First,
        ["Control.FSharpAsyncBuilder.TryWith"] = First,
        ["Control.FSharpAsyncBuilder.For"] = context => Apply(context.Arguments[1], [Element(context.Arguments[0], context)], context),
        ["Control.FSharpAsyncBuilder.While"] = context => One(context.Arguments[1]),
        ["Control.AsyncPrimitives.MakeAsync"] = context => Apply(context.Arguments[0], [NullValue.Instance], context),
        ["Control.AsyncPrimitives.CreateDelayAsync"] = context => Apply(context.Arguments[0], [NullValue.Instance], context),
        ["Control.AsyncPrimitives.CreateBindAsync"] = context => Apply(context.Arguments[1], [context.Arguments[0]], context),
        ["Control.AsyncPrimitives.CreateCallAsync"] = context => Apply(context.Arguments[0], [context.Arguments[1]], context),
        ["Control.AsyncPrimitives.Bind"] = context => Apply(context.Arguments[2], [context.Arguments[1]], context),
        ["Control.AsyncPrimitives.CallThenInvoke"] = context => Apply(context.Arguments[2], [context.Arguments[1]], context),
        ["Control.AsyncPrimitives.Invoke"] = First,
        ["Control.AsyncActivation.Success"] = context => One(context.Arguments[context.Arguments.Count - 1]),
        ["Control.FSharpAsync.AwaitTask"] = First,
        ["Control.FSharpAsync.RunSynchronously"] = First,
        ["Control.FSharpAsync.StartAsTask"] = First,
        ["Control.FSharpAsync.StartImmediateAsTask"] = First,
        ["Control.FSharpAsync.Start"] = First,
        ["Core.OptionModule.Map"] = context => IfSome(1, context, value => Apply(context.Arguments[0], [value], context)),
        ["Core.OptionModule.Bind"] = context => IfSome(1, context, value => Apply(context.Arguments[0], [value], context)),
        ["Core.OptionModule.Iterate"] = context => IfSome(1, context, value => Apply(context.Arguments[0], [value], context)),
        ["Core.OptionModule.Fold"] = context => context.Arguments[2] is NullValue ? One(context.Arguments[1]) : Apply(context.Arguments[0], [context.Arguments[1], context.Arguments[2]], context),
        ["Core.OptionModule.DefaultValue"] = context => One(context.Arguments[1] is NullValue ? context.Arguments[0] : context.Arguments[1]),
        ["Core.OptionModule.DefaultWith"] = context => context.Arguments[1] is NullValue ? Apply(context.Arguments[0], [NullValue.Instance], context) : One(context.Arguments[1]),
        ["Core.OptionModule.GetValue"] = First,
        ["Collections.FSharpList.Cons"] = context => Known(context.Arguments[1], context) is { Items.Count: < MaxItems } rest
            ? Sequence([context.Arguments[0], .. rest.Items], rest.IsRepresentative)
            : null,
        ["Collections.FSharpList.get_Empty"] = _ => Sequence([]),
        ["Collections.FSharpList.get_Head"] = context => context.Receiver is { } list ? One(Element(list, context)) : null,
        ["Collections.FSharpList.get_HeadOrDefault"] = context => context.Receiver is { } list ? One(Element(list, context)) : null,
        ["Collections.FSharpList.get_Tail"] = Rest,
        ["Collections.FSharpList.get_TailOrNull"] = Rest,
        ["Collections.FSharpList.get_IsEmpty"] = context => Known(context.Receiver, context) is { IsRepresentative: false } list ? One(BooleanValue.Of(list.Items.Count == 0)) : null,
        ["Collections.FSharpList.get_Length"] = context => Length(context.Receiver, context),
    };

    public static List<CallResult>? Call(CallContext context)
    {
        var type = context.Method.DeclaringType.Name;
        if (!type.StartsWith(Root, StringComparison.Ordinal))
        {
            return null;
        }

        var module = type.Substring(Root.Length);
        if (module is "Collections.ListModule" or "Collections.SeqModule" or "Collections.ArrayModule" or "Collections.ArrayModule.Parallel")
        {
            return Collection(context);
        }

        if (FSharpTaskModel.Call(context) is { } task)
        {
            return task;
        }

        module = module == "Core.ValueOption" ? "Core.OptionModule" : module;
        return Table.TryGetValue(module + "." + context.Name, out var meaning) && context.Arguments.Count == context.Method.Parameters.Count ? meaning(context) : null;
    }

    /// <summary>Functions over lists, sequences and arrays: the function comes first, the collection last.</summary>
    private static List<CallResult>? Collection(CallContext context)
    {
        if (context.Arguments.Count == 0)
        {
            return context.Name == "Empty" ? Sequence([]) : null;
        }

        var source = context.Arguments[context.Arguments.Count - 1];
        var function = context.Arguments[0];
        switch (context.Name)
        {
            case "OfSeq" or "OfArray" or "OfList" or "ToList" or "ToArray" or "ToSeq" or "Cast" or "Cache" or "ReadOnly" or "Copy":
                return One(source);
            case "Delay":
                return Apply(source, [NullValue.Instance], context);
            case "Singleton":
                return Sequence([source]);
        }

        if (Known(source, context) is not { } items)
        {
            return function is FunctionValue ? OverUnknown(context, source) : null;
        }

        switch (context.Name)
        {
            case "Map":
                return Sequence([.. items.Items.Select(item => Result(function, [item], context))], items.IsRepresentative);
            case "MapIndexed":
                return Sequence([.. items.Items.Select((item, index) => Result(function, [Number(index), item], context))], items.IsRepresentative);
            case "Map2" when Known(context.Arguments[1], context) is { } left:
                return Sequence([.. left.Items.Zip(items.Items, (a, b) => Result(function, [a, b], context))], items.IsRepresentative || left.IsRepresentative);
            case "Zip" when Known(context.Arguments[0], context) is { } first:
                return Sequence([.. first.Items.Zip(items.Items, (a, b) => (AbstractValue)new TupleValue([a, b]))], items.IsRepresentative || first.IsRepresentative);
            case "Iterate":
                foreach (var item in items.Items)
                {
                    Result(function, [item], context);
                }

                return One(NullValue.Instance);
            case "Fold":
                return One(items.Items.Aggregate(context.Arguments[1], (sum, item) => Result(function, [sum, item], context)));
            case "Reduce" when items.Items.Count > 0:
                return One(items.Items.Skip(1).Aggregate(items.Items[0], (sum, item) => Result(function, [sum, item], context)));
            case "Append" when Known(context.Arguments[0], context) is { } head:
                return Sequence([.. head.Items, .. items.Items], head.IsRepresentative || items.IsRepresentative);
            case "Reverse":
                return Sequence([.. items.Items.Reverse()], items.IsRepresentative);
            case "Head" when items.Items.Count > 0:
                return One(items.Items[0]);
            case "Last" when items.Items.Count > 0:
                return One(items.Items[items.Items.Count - 1]);
            case "Tail" when items is { IsRepresentative: false, Items.Count: > 0 }:
                return Sequence([.. items.Items.Skip(1)]);
            case "Length":
                return Length(source, context);
            default:
                return null;
        }
    }

    /// <summary>Of a collection whose elements are not known, one element stands for all.</summary>
    private static List<CallResult>? OverUnknown(CallContext context, AbstractValue source)
    {
        var function = context.Arguments[0];
        return context.Name switch
        {
            "Map" => Sequence([Result(function, [Element(source, context)], context)], isRepresentative: true),
            "Map2" => Sequence([Result(function, [ElementOf(context.Arguments[1], context), ElementOf(source, context)], context)], isRepresentative: true),
            "Iterate" => Apply(function, [Element(source, context)], context),
            "Fold" => Apply(function, [context.Arguments[1], Element(source, context)], context),
            _ => null,
        };
    }

    private static List<CallResult>? Pairs(CallContext context) => Known(context.Arguments[0], context) is { } pairs ? One(SequenceModel.Made(context, pairs)) : null;

    private static List<CallResult>? First(CallContext context) => context.Arguments.Count > 0 ? One(context.Arguments[0]) : null;

    private static List<CallResult> Never(CallContext context) => [];

    private static List<CallResult>? IfSome(int option, CallContext context, Func<AbstractValue, List<CallResult>?> apply) =>
        context.Arguments[option] is NullValue ? One(NullValue.Instance) : apply(context.Arguments[option]);

    private static List<CallResult>? OptionValue(CallContext context) => context.Receiver switch
    {
        null or NullValue => null,
        UnknownValue unknown when context.Method.ReturnType.IsTensor => One(context.Evaluator.Fresh(unknown.Description + ".Value", context.Method.ReturnType)),
        var some => One(some),
    };

    private static List<CallResult>? Cell(CallContext context)
    {
        var cell = new ObjectValue(context.Method.DeclaringType, $"ref@{context.Call.At.File}:{context.Call.At.Start}");
        context.State.Heap = context.State.Heap.SetItem(cell.Id + Contents, context.Arguments[0]);
        return One(cell);
    }

    private static List<CallResult>? ReadCell(CallContext context) =>
        context.Receiver is ObjectValue cell && context.State.Heap.TryGetValue(cell.Id + Contents, out var stored) ? One(stored) : null;

    private static List<CallResult>? WriteCell(CallContext context)
    {
        if (context.Receiver is not ObjectValue cell)
        {
            return null;
        }

        context.State.Heap = context.State.Heap.SetItem(cell.Id + Contents, context.Arguments[0]);
        return One(NullValue.Instance);
    }

    private static SequenceValue? Known(AbstractValue? value, CallContext context) => SequenceModel.Resolve(value, context.State);

    public static AbstractValue Element(AbstractValue source, CallContext context)
    {
        if (Known(source, context) is { Items.Count: > 0 } known)
        {
            return known.Items[0];
        }

        var type = context.Name.StartsWith("get_Head", StringComparison.Ordinal) ? context.Method.ReturnType : ElementType(context);
        var name = source is UnknownValue unknown ? unknown.Description : source.Key;
        while (name.EndsWith(Tail, StringComparison.Ordinal))
        {
            name = name.Substring(0, name.Length - Tail.Length);
        }

        return context.Evaluator.Fresh(name + "[]", type);
    }

    /// <summary>An element of any of several collections; its type is that of the function's parameter.</summary>
    private static AbstractValue ElementOf(AbstractValue source, CallContext context) =>
        Known(source, context) is { Items.Count: > 0 } known ? known.Items[0] : new UnknownValue((source is UnknownValue unknown ? unknown.Description : source.Key) + "[]");

    private static TypeRef ElementType(CallContext context)
    {
        foreach (var parameter in context.Method.Parameters.Reverse())
        {
            if (parameter.Type is { Kind: TypeRefKind.Sequence, Arguments.Count: 1 } sequence)
            {
                return sequence.Arguments[0];
            }
        }

        return TypeRef.Unknown;
    }

    /// <summary>The list behind its head, null behind its end. A list of unknown length has an end somewhere.</summary>
    private static List<CallResult>? Rest(CallContext context) => Known(context.Receiver, context) switch
    {
        { IsRepresentative: false } known => known.Items.Count == 0 ? One(NullValue.Instance) : Sequence([.. known.Items.Skip(1)]),
        { } representative => One(new UnknownValue(representative.Key + Tail)),
        null => context.Receiver is UnknownValue unknown ? One(new UnknownValue(unknown.Description + Tail)) : null,
    };

    /// <summary>0 .. terms.Length - 1: the positions in a collection whose elements are known.</summary>
    private static List<CallResult>? Positions(CallContext context) =>
        context.Arguments is [NumericValue { Polynomial.AsNumber: { } first }, NumericValue { Polynomial.AsNumber: 1 }, NumericValue { IsCount: true, Polynomial.AsNumber: { } last }] && last - first < MaxItems
            ? Sequence([.. Enumerable.Range((int)first, Math.Max(0, (int)(last - first) + 1)).Select(position => Number(position, isCount: true))])
            : null;

    private static List<CallResult>? Length(AbstractValue? source, CallContext context) =>
        Known(source, context) is { IsRepresentative: false } known ? One(Number(known.Items.Count)) : null;

    private static NumericValue Number(int value, bool isCount = false) => new(Polynomial.Constant(Coefficient.FromConstant(value)), isIntegral: true) { IsCount = isCount };

    public static List<CallResult>? Apply(AbstractValue function, IReadOnlyList<AbstractValue> arguments, CallContext context) =>
        function is FunctionValue known ? context.Evaluator.InvokeFunction(known, Typed(known, arguments, context), context.State, context.Call.At) : null;

    /// <summary>What nothing is known of is still of the type that the function takes.</summary>
    private static IReadOnlyList<AbstractValue> Typed(FunctionValue function, IReadOnlyList<AbstractValue> arguments, CallContext context)
    {
        var parameters = function.Closure?.Body.Parameters ?? [];
        return [.. arguments.Select((argument, index) => argument is UnknownValue unknown && function.Supplied.Count + index < parameters.Count
            ? context.Evaluator.Fresh(unknown.Description, parameters[function.Supplied.Count + index].Type)
            : argument)];
    }

    /// <summary>The first way a function goes; what it changed stays changed.</summary>
    public static AbstractValue Result(AbstractValue function, IReadOnlyList<AbstractValue> arguments, CallContext context)
    {
        if (Apply(function, arguments, context) is not { Count: > 0 } results)
        {
            return new UnknownValue($"{context.Name}({string.Join(",", arguments.Select(a => a.Key))})");
        }

        context.State.Heap = results[0].Final?.Heap ?? context.State.Heap;
        return results[0].Value;
    }

    private static List<CallResult> Sequence(IReadOnlyList<AbstractValue> items, bool isRepresentative = false) => One(new SequenceValue(items, isRepresentative));

    private static List<CallResult> One(AbstractValue value) => [new CallResult(value)];
}
