using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>The builder of F# tasks, as an unoptimised build calls it: code and task are what they will yield.</summary>
internal static class FSharpTaskModel
{
    private const string Builder = "Microsoft.FSharp.Control.TaskBuilder";
    private const string BackgroundBuilder = "Microsoft.FSharp.Control.BackgroundTaskBuilder";

    // The same with its constraints resolved at the call.
    private const string Witness = "$W";

    // "<Bind>__debug@12": a member of the builder that an unoptimised build writes out for one awaitable type.
    private const string WrittenOut = ">__debug@";

    public static bool IsWrittenOut(string method) => method.Length > 0 && method[0] == '<' && method.IndexOf(WrittenOut, StringComparison.Ordinal) > 0;

    public static List<CallResult>? Call(CallContext context)
    {
        var type = context.Method.DeclaringType.Name;
        var isBuilder = type.StartsWith(Builder, StringComparison.Ordinal) || type == BackgroundBuilder;
        if (context.Arguments.Count == 0 || !isBuilder && !IsWrittenOut(context.Name))
        {
            return null;
        }

        var last = context.Arguments[context.Arguments.Count - 1];
        var before = context.Arguments.Count > 1 ? context.Arguments[context.Arguments.Count - 2] : NullValue.Instance;
        var name = isBuilder ? context.Name.Substring(context.Name.LastIndexOf('.') + 1) : context.Name.Substring(1, context.Name.IndexOf(WrittenOut, StringComparison.Ordinal) - 1);
        return (name.EndsWith(Witness, StringComparison.Ordinal) ? name.Substring(0, name.Length - Witness.Length) : name) switch
        {
            "Run" or "Return" or "ReturnFrom" or "Combine" or "While" => [new CallResult(last)],
            "Delay" => FSharpCoreModel.Apply(last, [NullValue.Instance], context),
            "Bind" or "Using" => FSharpCoreModel.Apply(last, [before], context),
            "For" => Each(before, last, context),
            "TryWith" or "TryFinally" => [new CallResult(before)],
            "MergeSources" => [new CallResult(new TupleValue([before, last]))],
            _ => null,
        };
    }

    /// <summary>The body runs for all elements that are known, else for one that stands for all.</summary>
    private static List<CallResult>? Each(AbstractValue sequence, AbstractValue body, CallContext context)
    {
        if (SequenceModel.Resolve(sequence, context.State) is not { } known || !SequenceModel.HoldsTensors(known))
        {
            return FSharpCoreModel.Apply(body, [FSharpCoreModel.Element(sequence, context)], context);
        }

        foreach (var item in known.Items)
        {
            FSharpCoreModel.Result(body, [item], context);
        }

        return [new CallResult(NullValue.Instance)];
    }
}
