using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Code that runs later or elsewhere: a Lazy is the function that makes its value, a started task is what its function returns.</summary>
internal static class DelayedModel
{
    public static List<CallResult>? Call(CallContext context) => context.Method.DeclaringType.Name switch
    {
        "System.Lazy" when context.Call.IsCreation => context.Arguments is [FunctionValue factory, ..] ? [new CallResult(factory)] : null,
        "System.Lazy" when context is { Name: "get_Value", Receiver: FunctionValue factory } => Run(factory, context),
        "System.Threading.Tasks.Task" when context.Name == "Run" && context.Arguments is [FunctionValue work, ..] => Run(work, context),
        "System.Threading.Tasks.TaskFactory" when context.Name == "StartNew" && context.Arguments is [FunctionValue work, ..] => Run(work, context),
        _ => null,
    };

    // An F# function of nothing takes a unit.
    private static List<CallResult>? Run(FunctionValue function, CallContext context) =>
        FSharpCoreModel.Apply(function, function.Closure is { Body.Parameters.Count: > 0 } ? [NullValue.Instance] : [], context);
}
