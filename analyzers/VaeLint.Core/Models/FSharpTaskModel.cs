using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>The builder of F# tasks, as an unoptimised build calls it: code and task are what they will yield.</summary>
internal static class FSharpTaskModel
{
    private const string Builder = "Microsoft.FSharp.Control.TaskBuilder";
    private const string BackgroundBuilder = "Microsoft.FSharp.Control.BackgroundTaskBuilder";

    // The same with its constraints resolved at the call.
    private const string Witness = "$W";

    public static List<CallResult>? Call(CallContext context)
    {
        var type = context.Method.DeclaringType.Name;
        if (context.Arguments.Count == 0 || !type.StartsWith(Builder, StringComparison.Ordinal) && type != BackgroundBuilder)
        {
            return null;
        }

        var last = context.Arguments[context.Arguments.Count - 1];
        var before = context.Arguments.Count > 1 ? context.Arguments[context.Arguments.Count - 2] : NullValue.Instance;
        var name = context.Name.Substring(context.Name.LastIndexOf('.') + 1);
        return (name.EndsWith(Witness, StringComparison.Ordinal) ? name.Substring(0, name.Length - Witness.Length) : name) switch
        {
            "Run" or "Return" or "ReturnFrom" or "Combine" or "While" => [new CallResult(last)],
            "Delay" => FSharpCoreModel.Apply(last, [NullValue.Instance], context),
            "Bind" or "Using" => FSharpCoreModel.Apply(last, [before], context),
            "For" => FSharpCoreModel.Apply(last, [FSharpCoreModel.Element(before, context)], context),
            "TryWith" or "TryFinally" => [new CallResult(before)],
            "MergeSources" => [new CallResult(new TupleValue([before, last]))],
            _ => null,
        };
    }
}
