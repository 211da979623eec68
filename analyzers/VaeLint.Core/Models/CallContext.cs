using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Models;

/// <summary>A call with the values of its arguments, as the library models see it.</summary>
internal sealed class CallContext(
    IrCall call, AbstractValue? receiver, IReadOnlyList<AbstractValue> arguments, Site site, EvaluationState state, Evaluator evaluator, CallPath path)
{
    public IrCall Call { get; } = call;

    public AbstractValue? Receiver { get; } = receiver;

    public IReadOnlyList<AbstractValue> Arguments { get; } = new ArgumentList(arguments);

    /// <summary>The method's name with its arguments.</summary>
    public Site Site { get; } = site;

    public EvaluationState State { get; } = state;

    public Evaluator Evaluator { get; } = evaluator;

    public MethodRef Method => Call.Method;

    public string Name => Call.Method.Name;

    /// <summary>The receiver, or the first argument of a static or extension method.</summary>
    public AbstractValue? Subject => Receiver ?? (Arguments.Count > 0 ? Arguments[0] : null);

    /// <summary>The arguments behind the subject.</summary>
    public IEnumerable<AbstractValue> Operands => Receiver is null ? Arguments.Skip(1) : Arguments;

    public AbstractValue? Argument(string parameter)
    {
        var index = Method.IndexOf(parameter);
        return index >= 0 && index < Arguments.Count ? Arguments[index] : null;
    }

    /// <summary>Where an argument is written; the call itself when it is left to its default.</summary>
    public Site ArgumentSite(int index) =>
        index >= 0 && index < Call.ArgumentOrigins.Count && Call.ArgumentOrigins[index] is { } origin ? new Site(origin, path) : Site;

    /// <summary>All arguments as a rule sees them.</summary>
    public IEnumerable<ObservedArgument> Observed() => Arguments.Take(Method.Parameters.Count).Select((value, index) =>
        new ObservedArgument(Method.Parameters[index].Name, value, ArgumentSite(index), index < Call.ArgumentOrigins.Count && Call.ArgumentOrigins[index] is not null));

    public Site? ExplicitArgumentSite(string parameter)
    {
        var index = Method.IndexOf(parameter);
        return index >= 0 && index < Call.ArgumentOrigins.Count && Call.ArgumentOrigins[index] is { } origin ? new Site(origin, path) : null;
    }
}
