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
        var arguments = new List<AbstractValue>(call.Arguments.Count);
        for (var index = 0; index < call.Arguments.Count; index++)
        {
            arguments.Add(Argument(Recapture(Read(state, call.Arguments[index]), state), call.Method, index));
        }

        if (_edits.Count > 0)
        {
            receiver = receiver is NumericValue operand ? Scaled(call.NameAt, operand, FactorTarget.Operand) : receiver;
            if (receiver is null && arguments is [NumericValue { IsTensor: true } first, ..])
            {
                arguments[0] = Scaled(call.NameAt, first, FactorTarget.Operand);
            }
        }

        var context = new CallContext(call, receiver, arguments, At(call.NameAt), state, this, _path);
        if (call.Method.Name == "Invoke" && receiver is FunctionValue function)
        {
            return InvokeFunction(function, arguments, state, call.At);
        }

        if (DeclaredCall(context) is { } declared)
        {
            return One(declared);
        }

        if (FSharpTaskModel.IsWrittenOut(call.Method.Name) && FSharpTaskModel.Call(context) is { } awaited)
        {
            return awaited;
        }

        if (!call.Method.IsSource && LibraryCall(context) is { } modelled)
        {
            return modelled;
        }

        return InlineCall(context) ?? One(ExternalCall(context));
    }

    /// <summary>Whatever comes out of a schedule that is not known is a number where a number is expected.</summary>
    private AbstractValue Argument(AbstractValue value, MethodRef method, int index) =>
        value is UnknownValue && index < method.Parameters.Count && method.Parameters[index].Type.Kind == TypeRefKind.Floating && ToNumber(value) is { } number ? number : value;

    private List<CallResult>? LibraryCall(CallContext context)
    {
        var edit = _edits.Count > 0 && _edits.TryGetValue(context.Call.NameAt, out var found) ? found : null;
        if (_torch.Call(context, edit) is { } tensor)
        {
            return One(edit is ScalarEdit scalar && context.Subject is NumericValue subject ? Rescaled(scalar, subject, context.Site) : tensor);
        }

        if ((DelayedModel.Call(context) ?? FSharpCoreModel.Call(context)) is { } functional)
        {
            return functional;
        }

        return BclModel.Call(context) is { } value ? One(value) : SequenceModel.Call(context);
    }

    private List<CallResult>? InlineCall(CallContext context)
    {
        var method = Target(context);
        if (method is null || _path.Depth >= _budget.Depth || !ComesToAnEnd(method.Key, context))
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

        var path = new CallPath(body, _path, context.Call.NameAt) { Elements = ElementsOf(context), Functions = [.. FunctionsOf(context)] };
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

    /// <summary>No recursion, or one that goes on with a part of its list or with another function.</summary>
    private bool ComesToAnEnd(string key, CallContext context)
    {
        var active = new List<CallPath>();
        for (var path = _path; path is not null; path = path.Caller)
        {
            if (path.Body.Key == key)
            {
                active.Add(path);
            }
        }

        return active.Count == 0 || ElementsOf(context) < active[0].Elements || FunctionsOf(context).Any(function => active.All(path => !path.Functions.Contains(function)));
    }

    private static int? ElementsOf(CallContext context)
    {
        var lists = context.Arguments.OfType<SequenceValue>().Where(list => !list.IsRepresentative).ToList();
        return lists.Count == 0 ? null : lists.Sum(list => list.Items.Count);
    }

    private static IEnumerable<string> FunctionsOf(CallContext context) => context.Arguments.OfType<FunctionValue>().Select(function => function.Closure?.Body.Key).OfType<string>();

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
        if (!type.IsTensor)
        {
            return Fresh($"{method.Name}({string.Join(",", operands.Select(Name))})", type);
        }

        var isTorch = method.DeclaringType.Name.StartsWith("TorchSharp.", StringComparison.Ordinal);
        var result = OpaqueTensor(method.FullName, operands, context.Site, operands.Count == 0 || isTorch ? null : method.FullName);
        if (isTorch && TensorMasks.Names.Contains(method.Name) && result.Polynomial.Terms is [{ Monomial.Factors: [{ Atom: { Kind: AtomKind.Leaf } leaf }] }])
        {
            leaf.IsMask = true;
        }

        return result;
    }

    internal void RecordSink(AbstractValue value, EvaluationState state, Site site, bool isBackward = false) => RecordSink(value, state, site, isBackward, []);

    /// <summary>An object may hold itself, directly or in a list.</summary>
    private void RecordSink(AbstractValue value, EvaluationState state, Site site, bool isBackward, HashSet<string> seen)
    {
        switch (value)
        {
            case NumericValue { IsTensor: true } tensor when LossContent.IsPossible(tensor.Polynomial):
                Sinks.Add(new SinkRecord(tensor.Polynomial, site, state.Facts, state.IsLoopCut) { IsBackward = isBackward });
                break;
            case TupleValue tuple:
                foreach (var item in tuple.Items)
                {
                    RecordSink(item, state, site, isBackward: false, seen);
                }

                break;
            case SequenceValue sequence:
                foreach (var item in sequence.Items)
                {
                    RecordSink(item, state, site, isBackward: false, seen);
                }

                break;
            case ObjectValue owner when seen.Add(owner.Id):
                foreach (var field in state.Heap.Where(f => f.Key.StartsWith(owner.Id + ".", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
                {
                    if (field.Value is NumericValue or SequenceValue or TupleValue)
                    {
                        RecordSink(field.Value, state, site, isBackward: false, seen);
                    }
                }

                break;
        }
    }

    /// <summary>Loops and paths come by the same call again; the first activation stands for all that know the same.</summary>
    internal void Observe(ApiObservation observation)
    {
        if (_observations.Count < Budget.MaxObservations && !_observations.ContainsKey(observation.Key))
        {
            _observations[observation.Key] = observation;
        }
    }

    private static List<CallResult> One(AbstractValue value) => [new CallResult(value)];
}
