using System.Collections.Immutable;
using VaeLint.Core.Algebra;
using VaeLint.Core.Ir;
using VaeLint.Core.Models;

namespace VaeLint.Core.Evaluation;

/// <summary>
/// Runs one root symbolically: a bounded set of states per block, inlining the program's own callees. Every value that may be a whole loss is handed to
/// <see cref="Sinks"/>. One evaluator serves one root; nothing is shared between roots.
/// </summary>
public sealed partial class Evaluator
{
    private readonly IIrProgram _program;
    private readonly CancellationToken _cancellation;
    private readonly Budget _budget;
    private readonly AtomTable _atoms = new();
    private readonly ElementwiseAlgebra _algebra;
    private readonly TensorArithmetic _arithmetic;
    private readonly TorchModel _torch;
    private readonly IReadOnlyDictionary<Origin, SemanticEdit> _edits;
    private readonly Dictionary<string, ApiObservation> _observations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GaussianRecord> _gaussians = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NumberTest> _tests = new(StringComparer.Ordinal);
    private CallPath _path = null!;
    private int _frame;
    private int _lastFrame;
    private int _nesting;

    public Evaluator(IIrProgram program, CancellationToken cancellation, IReadOnlyDictionary<Origin, SemanticEdit>? edits = null, Budget? budget = null)
    {
        _program = program;
        _cancellation = cancellation;
        _budget = budget ?? new Budget();
        _edits = edits ?? ImmutableDictionary<Origin, SemanticEdit>.Empty;
        _algebra = new ElementwiseAlgebra(_atoms);
        _arithmetic = new TensorArithmetic(_atoms, _algebra);
        _torch = new TorchModel(_atoms, _algebra, _arithmetic);
    }

    public List<SinkRecord> Sinks { get; } = [];

    /// <summary>The library calls that rules look at, each with what was known of its arguments.</summary>
    public IReadOnlyCollection<ApiObservation> Observations => _observations.Values;

    /// <summary>What was multiplied by an integer division that is 0.</summary>
    public IReadOnlyCollection<VanishedProduct> Vanished => _arithmetic.Vanished;

    /// <summary>Samples with fresh noise, and Normal distributions: where the code says how it reads the parameters of a Gaussian.</summary>
    public IReadOnlyCollection<GaussianRecord> Gaussians => _gaussians.Values;

    /// <summary>Which way the optimizers go that are created on the way.</summary>
    public OptimizerDirections Optimizers { get; internal set; }

    /// <summary>The root returns a sum with a bare tensor in it that it did not make.</summary>
    public bool ReturnsOpenSum { get; private set; }

    public AtomTable Atoms => _atoms;

    public ElementwiseAlgebra Algebra => _algebra;

    public int Steps => _budget.Steps;

    public bool IsExhausted => _budget.IsExhausted;

    /// <summary>The source text of each undecided condition.</summary>
    public Dictionary<string, string> ConditionTexts { get; } = new(StringComparer.Ordinal);

    /// <summary>Evaluates a method, accessor, constructor or initialiser with arguments that nothing is known of but their types and defaults.</summary>
    public void EvaluateRoot(IrBody root)
    {
        AbstractValue? self = root.ThisRegister >= 0 ? new ObjectValue(root.ThisType ?? TypeRef.Unknown, "this") : null;
        var arguments = root.Parameters.Select(p => RootArgument(p)).ToList();
        var path = new CallPath(root, null, Origin.None);
        foreach (var outcome in Run(root, path, self, arguments, Nothing(), null))
        {
            RecordSink(outcome.Result, outcome.Final, new Site(Origin.None, path));
            ReturnsOpenSum |= HoldsOpenSum(outcome.Result, outcome.Final);
            foreach (var written in WrittenBack(root, outcome.Final))
            {
                ReturnsOpenSum |= IsOpenSum(written);
                RecordSink(written, outcome.Final, new Site(Origin.None, path));
            }
        }

        ExploreUnusedFunctions(path);
    }

    private static readonly ImmutableDictionary<string, bool> EmptyFacts = ImmutableDictionary<string, bool>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Runs a body from its entry and returns how its paths left it.</summary>
    private List<Outcome> Run(
        IrBody body, CallPath path, AbstractValue? self, IReadOnlyList<AbstractValue> arguments, EvaluationState caller, Action<EvaluationState>? initialize,
        IReadOnlyList<(int Outer, int Inner)>? shared = null)
    {
        var outcomes = new List<Outcome>();
        if (body.Blocks.Count == 0 || _nesting >= Budget.MaxNesting)
        {
            return outcomes;
        }

        var entry = new EvaluationState(body.RegisterCount, caller.Heap, caller.Facts, caller.NoGradientDepth) { IsLoopCut = caller.IsLoopCut };
        if (body.ThisRegister >= 0)
        {
            entry.Registers[body.ThisRegister] = self;
        }

        for (var index = 0; index < body.ParameterRegisters.Count && index < arguments.Count; index++)
        {
            entry.Registers[body.ParameterRegisters[index]] = index < body.Parameters.Count ? Typed(arguments[index], body.Parameters[index].Type) : arguments[index];
        }

        initialize?.Invoke(entry);
        var (outerPath, outerFrame) = (_path, _frame);
        (_path, _frame) = (path, ++_lastFrame);
        _nesting++;
        try
        {
            RunBlocks(body, entry, outcomes);
        }
        finally
        {
            (_path, _frame) = (outerPath, outerFrame);
            _nesting--;
        }

        return Distinct(outcomes, body, shared ?? []);
    }

    /// <summary>What passed through generic code is still of the type that the parameter says.</summary>
    private AbstractValue Typed(AbstractValue argument, TypeRef type) =>
        argument is UnknownValue unknown && type.Kind is TypeRefKind.Tensor or TypeRefKind.Tuple or TypeRefKind.Integer or TypeRefKind.Floating
            ? Fresh(unknown.Description, type)
            : argument;

    /// <summary>What the caller finds in its ref and out arguments.</summary>
    private static IEnumerable<AbstractValue> WrittenBack(IrBody body, EvaluationState final) =>
        body.Parameters.Zip(body.ParameterRegisters, (parameter, register) => parameter.IsByRef ? final.Registers[register] : null).OfType<AbstractValue>();

    private void RunBlocks(IrBody body, EvaluationState entry, List<Outcome> outcomes)
    {
        var walk = new BlockWalk(BlockOrder.Of(body), entry, _budget.Rounds);
        while (walk.TakeNext() is var (block, states))
        {
            foreach (var state in Limit(states))
            {
                foreach (var final in Execute(body.Blocks[block], state))
                {
                    Leave(body, block, final, outcomes, walk);
                }
            }
        }
    }

    /// <summary>Merges states that differ only in how they were reached, and keeps a bounded number.</summary>
    private List<EvaluationState> Limit(List<EvaluationState> states)
    {
        if (states.Count < 2)
        {
            return states;
        }

        var distinct = new List<EvaluationState>();
        var byFingerprint = new Dictionary<string, EvaluationState>(StringComparer.Ordinal);
        foreach (var state in states)
        {
            var fingerprint = state.Fingerprint();
            if (byFingerprint.TryGetValue(fingerprint, out var twin))
            {
                twin.Facts = CommonFacts(twin.Facts, state.Facts);
                continue;
            }

            byFingerprint[fingerprint] = state;
            distinct.Add(state);
        }

        return distinct.Count > _budget.States ? distinct.GetRange(0, _budget.States) : distinct;
    }

    private static ImmutableDictionary<string, bool> CommonFacts(ImmutableDictionary<string, bool> left, ImmutableDictionary<string, bool> right) =>
        left.RemoveRange(left.Where(fact => !right.TryGetValue(fact.Key, out var value) || value != fact.Value).Select(fact => fact.Key));

    /// <summary>Paths that leave the same behind, also in the variables that a lambda shares with its method, are one.</summary>
    private List<Outcome> Distinct(List<Outcome> outcomes, IrBody body, IReadOnlyList<(int Outer, int Inner)> shared)
    {
        if (outcomes.Count < 2)
        {
            return outcomes;
        }

        var seen = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        var distinct = new List<Outcome>();
        foreach (var outcome in outcomes)
        {
            var left = WrittenBack(body, outcome.Final).Select(v => v.Key).Concat(shared.Select(s => outcome.Final.Registers[s.Inner]?.Key ?? ""));
            var key = string.Join("|", left.Prepend(outcome.Result.Key)) + "#" + outcome.Final.Heap.Hash;
            if (seen.TryGetValue(key, out var twin))
            {
                twin.Final.Facts = CommonFacts(twin.Final.Facts, outcome.Final.Facts);
                continue;
            }

            seen[key] = outcome;
            distinct.Add(outcome);
        }

        return distinct.Count > _budget.States ? distinct.GetRange(0, _budget.States) : distinct;
    }

    /// <summary>A sum may be handed out in a tuple or in an object.</summary>
    private static bool HoldsOpenSum(AbstractValue value, EvaluationState final) => value switch
    {
        TupleValue tuple => tuple.Items.Any(IsOpenSum),
        ObjectValue owner => final.Heap.Any(field => IsOpenSum(field.Value) && field.Key.StartsWith(owner.Id + ".", StringComparison.Ordinal)),
        _ => IsOpenSum(value),
    };

    private static bool IsOpenSum(AbstractValue value) =>
        value is NumericValue { IsTensor: true, Polynomial: { Terms.Count: > 1 } sum }
        && sum.Terms.Any(t => t.Monomial is { Factors: [{ Atom.Kind: AtomKind.Leaf, Power: 1 }] });

    private Site At(Origin origin) => new(origin, _path);
}
