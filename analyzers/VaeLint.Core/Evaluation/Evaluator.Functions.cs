using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;

namespace VaeLint.Core.Evaluation;

/// <content>Lambdas, delegates and curried functions.</content>
public sealed partial class Evaluator
{
    private readonly HashSet<string> _invokedFunctions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FunctionValue Function, EvaluationState State)> _functions = new(StringComparer.Ordinal);

    private List<CallResult> EvaluateInvoke(IrInvoke invoke, EvaluationState state)
    {
        var arguments = ReadAll(state, invoke.Arguments);
        return Read(state, invoke.Function) is FunctionValue function
            ? InvokeFunction(function, arguments, state, invoke.At)
            : One(UnknownInvocation(Read(state, invoke.Function), arguments, state, invoke.At));
    }

    private AbstractValue UnknownInvocation(AbstractValue function, IReadOnlyList<AbstractValue> arguments, EvaluationState state, Origin at)
    {
        ExploreFunctions(arguments, state);
        var name = Name(function);
        return arguments.Any(a => a is NumericValue { IsTensor: true })
            ? OpaqueTensor(name, arguments, At(at), name)
            : new UnknownValue($"{name}({string.Join(",", arguments.Select(Name))})");
    }

    internal List<CallResult> InvokeFunction(FunctionValue function, IReadOnlyList<AbstractValue> arguments, EvaluationState state, Origin at)
    {
        _invokedFunctions.Add(function.Id);
        if (function.Closure is { ByReference: false, Body.Parameters.Count: var count } && arguments.Count + function.Supplied.Count != count)
        {
            return InvokeCurried(function, arguments, count, state, at);
        }

        arguments = function.Supplied.Count == 0 ? arguments : [.. function.Supplied, .. arguments];
        if (function.Closure is { } closure && _path.Depth < _budget.Depth && !IsActive(closure.Body.Key))
        {
            var isOwnFrame = closure.ByReference && function.Frame == _frame;
            var path = new CallPath(closure.Body, _path, at);
            var outcomes = Run(closure.Body, path, function.Receiver, arguments, state, entry =>
            {
                for (var index = 0; index < closure.Captures.Count; index++)
                {
                    var (outer, inner) = closure.Captures[index];
                    entry.Registers[inner] = isOwnFrame ? state.Registers[outer] : function.Captured[index];
                }
            }, isOwnFrame ? closure.Captures : null);
            return outcomes.Select(o => new CallResult(o.Result, o.Final, isOwnFrame ? closure.Captures : null)).ToList();
        }

        if (function.Method is { } named && Declared(named, ClassOf(function.Receiver), arguments, At(at)) is { } declared)
        {
            return One(declared);
        }

        if (function.Method is { } method && _program.GetBody(method) is { } body && _path.Depth < _budget.Depth && !IsActive(method.Key))
        {
            return Run(body, new CallPath(body, _path, at), function.Receiver, arguments, state, null).Select(o => new CallResult(o.Result, o.Final)).ToList();
        }

        return One(UnknownInvocation(function, arguments, state, at));
    }

    /// <summary>Too few arguments make a partial application, too many go on to the function that is returned.</summary>
    private List<CallResult> InvokeCurried(FunctionValue function, IReadOnlyList<AbstractValue> arguments, int count, EvaluationState state, Origin at)
    {
        var missing = count - function.Supplied.Count;
        if (arguments.Count < missing)
        {
            return One(function.With(arguments));
        }

        var results = new List<CallResult>();
        foreach (var result in InvokeFunction(function, [.. arguments.Take(missing)], state, at))
        {
            IReadOnlyList<AbstractValue> rest = [.. arguments.Skip(missing)];
            results.AddRange(result.Value is FunctionValue next
                ? InvokeFunction(next, rest, result.Final ?? state, at)
                : [new CallResult(UnknownInvocation(result.Value, rest, result.Final ?? state, at), result.Final)]);
        }

        return results;
    }

    private FunctionValue MakeFunction(IrMakeClosure closure, EvaluationState state)
    {
        var id = $"{closure.Body.Key}/{_frame}";
        var function = new FunctionValue(id)
        {
            Closure = closure,
            Frame = _frame,
            Path = _path,
            Receiver = closure.Instance < 0 ? null : Read(state, closure.Instance),
            Captured = closure.Captures.Select(c => state.Registers[c.Outer]).ToList(),
        };
        _functions[id] = (function, state);
        return function;
    }

    /// <summary>A lambda that leaves its frame takes along the captured variables as they are now.</summary>
    private AbstractValue Recapture(AbstractValue value, EvaluationState state) =>
        value is FunctionValue { Closure: { ByReference: true } closure } function && function.Frame == _frame
            ? new FunctionValue(function.Id)
            {
                Closure = closure,
                Frame = function.Frame,
                Path = function.Path,
                Receiver = function.Receiver,
                Captured = closure.Captures.Select(c => state.Registers[c.Outer]).ToList(),
            }
            : value;

    private void ExploreFunctions(IEnumerable<AbstractValue> values, EvaluationState state)
    {
        foreach (var function in values.OfType<FunctionValue>())
        {
            Explore(function, state);
        }
    }

    /// <summary>Lambdas and local functions that nobody called here are still code: they run with arguments that nothing is known of.</summary>
    private void ExploreUnusedFunctions(CallPath root)
    {
        _path = root;
        foreach (var (function, state) in _functions.Values.ToList())
        {
            if (!_invokedFunctions.Contains(function.Id))
            {
                Explore(function, state);
            }
        }
    }

    private void Explore(FunctionValue function, EvaluationState state)
    {
        if (function.Closure is not { } closure)
        {
            return;
        }

        // It belongs to the activation that made it, wherever it went since.
        var here = _path;
        _path = function.Path ?? here;
        var arguments = closure.Body.Parameters.Select(p => Fresh($"{closure.Body.Key}.{p.Name}", p.Type)).ToList();
        foreach (var result in InvokeFunction(function, arguments, state, closure.At))
        {
            RecordSink(result.Value, result.Final ?? state, new Site(closure.At, _path));
        }

        _path = here;
    }
}
