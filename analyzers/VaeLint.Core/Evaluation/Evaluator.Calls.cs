using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <summary>One way a call can go: its value, and the state it leaves behind when a body was run.</summary>
internal sealed class CallResult(AbstractValue value, EvaluationState? final = null, IReadOnlyList<(int Outer, int Inner)>? writeBack = null)
{
    public AbstractValue Value { get; } = value;

    public EvaluationState? Final { get; } = final;

    public IReadOnlyList<(int Outer, int Inner)> WriteBack { get; } = writeBack ?? [];
}

/// <content>Calls: library models first, then the program's own bodies, then the unknown.</content>
public sealed partial class Evaluator
{
    private readonly HashSet<string> _invokedFunctions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FunctionValue Function, EvaluationState State)> _functions = new(StringComparer.Ordinal);

    private List<CallResult> EvaluateCall(IrCall call, EvaluationState state)
    {
        var results = ResultsOf(call, state);
        return _edits.Count == 0
            ? results
            : results.Select(r => r.Value is NumericValue value ? new CallResult(Scaled(call.NameAt, value, FactorTarget.Result), r.Final, r.WriteBack) : r).ToList();
    }

    private List<CallResult> ResultsOf(IrCall call, EvaluationState state)
    {
        var receiver = call.Receiver < 0 ? null : Read(state, call.Receiver);
        var arguments = ReadAll(state, call.Arguments).Select(a => Recapture(a, state)).ToList();
        var context = new CallContext(call, receiver, arguments, At(call.NameAt), state, this, _path);
        if (call.Method.Name == "Invoke" && receiver is FunctionValue function)
        {
            return InvokeFunction(function, arguments, state, call.At);
        }

        if (!call.Method.IsSource && LibraryCall(context) is { } modelled)
        {
            return modelled;
        }

        return InlineCall(context) ?? One(ExternalCall(context));
    }

    private List<CallResult>? LibraryCall(CallContext context)
    {
        var edit = _edits.Count > 0 && _edits.TryGetValue(context.Call.NameAt, out var found) ? found : null;
        if (_torch.Call(context, edit) is { } tensor)
        {
            return One(edit is ScalarEdit scalar && context.Subject is NumericValue subject ? Rescaled(scalar, subject, context.Site) : tensor);
        }

        if (FSharpCoreModel.Call(context) is { } functional)
        {
            return functional;
        }

        return BclModel.Call(context) is { } value ? One(value) : SequenceModel.Call(context);
    }

    private List<CallResult>? InlineCall(CallContext context)
    {
        var method = Target(context);
        if (method is null || IsActive(method.Key) || _path.Depth >= _budget.Depth)
        {
            return null;
        }

        if (context.Call.IsCreation)
        {
            return Create(context, method);
        }

        if (_program.GetBody(method) is not { Blocks.Count: > 0 } body)
        {
            return null;
        }

        var path = new CallPath(body, _path, context.Call.NameAt);
        var outcomes = Run(body, path, context.Receiver, context.Arguments, context.State, null);
        var writeBack = WriteBack(context.Call, body);
        return outcomes.Select(o => new CallResult(o.Result, o.Final, writeBack)).ToList();
    }

    private List<CallResult>? Create(CallContext context, MethodRef constructor)
    {
        if (!constructor.DeclaringType.IsSource)
        {
            return null;
        }

        var id = $"{constructor.DeclaringType.Name}@{context.Call.At.File}:{context.Call.At.Start}#{_atoms.Shorten(string.Join(",", context.Arguments.Select(a => a.Key)))}/{_path.Depth}";
        var self = new ObjectValue(constructor.DeclaringType, id);
        if (_program.GetBody(constructor) is not { Blocks.Count: > 0 } body)
        {
            return One(self);
        }

        var outcomes = Run(body, new CallPath(body, _path, context.Call.NameAt), self, context.Arguments, context.State, null);
        return outcomes.Count == 0 ? One(self) : outcomes.Select(o => new CallResult(self, o.Final)).ToList();
    }

    /// <summary>The method that really runs; null when several could.</summary>
    private MethodRef? Target(CallContext context)
    {
        var method = context.Call.Method;
        if (context.Receiver is ObjectValue receiver && (method.IsVirtual || !method.IsSource))
        {
            var resolved = _program.ResolveVirtual(method, receiver.Type);
            if (resolved is { IsAbstract: false })
            {
                return IsExactType(receiver) ? resolved : _program.ResolveSingleImplementation(resolved);
            }
        }

        return method.IsAbstract || (method.IsVirtual && context.Receiver is UnknownValue) ? _program.ResolveSingleImplementation(method) : method.IsSource ? method : null;
    }

    /// <summary>An object that was created here; this and arguments may be of a derived type.</summary>
    private static bool IsExactType(ObjectValue receiver) => receiver.Id.IndexOf('@') >= 0;

    private bool IsActive(string key)
    {
        for (var path = _path; path is not null; path = path.Caller)
        {
            if (path.Body.Key == key)
            {
                return true;
            }
        }

        return false;
    }

    private static List<(int Outer, int Inner)> WriteBack(IrCall call, IrBody body)
    {
        var pairs = new List<(int Outer, int Inner)>();
        for (var index = 0; index < body.Parameters.Count && index < call.Arguments.Count; index++)
        {
            if (body.Parameters[index].IsByRef)
            {
                pairs.Add((call.Arguments[index], body.ParameterRegisters[index]));
            }
        }

        return pairs;
    }

    /// <summary>Nothing is known of the callee: lambdas handed to it may run, losses handed to it may train, its result is fresh.</summary>
    private AbstractValue ExternalCall(CallContext context)
    {
        ExploreFunctions(context.Arguments, context.State);
        var method = context.Call.Method;
        if (!method.DeclaringType.Name.StartsWith("System.", StringComparison.Ordinal) || method.DeclaringType.Name.StartsWith("System.Collections.", StringComparison.Ordinal))
        {
            foreach (var argument in context.Arguments)
            {
                RecordSink(argument, context.State, context.Site);
            }
        }

        var operands = context.Receiver is null ? context.Arguments : [context.Receiver, .. context.Arguments];
        var type = context.Call.IsCreation ? method.DeclaringType : method.ReturnType.Yielded;
        return type.IsTensor
            ? OpaqueTensor(method.FullName, operands, context.Site, operands.Count == 0 || method.DeclaringType.Name.StartsWith("TorchSharp.", StringComparison.Ordinal) ? null : method.FullName)
            : Fresh($"{method.Name}({string.Join(",", operands.Select(Name))})", type);
    }

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
            });
            return outcomes.Select(o => new CallResult(o.Result, o.Final, isOwnFrame ? closure.Captures : null)).ToList();
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
        value is FunctionValue { Closure: { } closure } function && function.Frame == _frame
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

        var arguments = closure.Body.Parameters.Select(p => Fresh($"{closure.Body.Key}.{p.Name}", p.Type)).ToList();
        foreach (var result in InvokeFunction(function, arguments, state, closure.At))
        {
            RecordSink(result.Value, result.Final ?? state, new Site(closure.At, _path));
        }
    }

    internal void RecordSink(AbstractValue value, EvaluationState state, Site site)
    {
        switch (value)
        {
            case NumericValue { IsTensor: true } tensor when LossContent.IsPossible(tensor.Polynomial):
                Sinks.Add(new SinkRecord(tensor.Polynomial, site, state.Facts, state.IsLoopCut));
                break;
            case TupleValue tuple:
                foreach (var item in tuple.Items)
                {
                    RecordSink(item, state, site);
                }

                break;
            case SequenceValue sequence:
                foreach (var item in sequence.Items)
                {
                    RecordSink(item, state, site);
                }

                break;
            case ObjectValue owner:
                foreach (var field in state.Heap.Where(f => f.Key.StartsWith(owner.Id + ".", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
                {
                    if (field.Value is NumericValue or SequenceValue or TupleValue)
                    {
                        RecordSink(field.Value, state, site);
                    }
                }

                break;
        }
    }

    private static List<CallResult> One(AbstractValue value) => [new CallResult(value)];
}
