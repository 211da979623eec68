using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>
/// VaeLint.Runtime as the evaluator sees it: terms that are summed right, [B] each, so that what the code does to them afterwards decides.
/// Whatever the library does with the axes inside, a sample is one axis of unknown extent to the caller.
/// </summary>
internal sealed class RuntimeModel(AtomTable atoms, ElementwiseAlgebra algebra, ReductionModel reductions, TensorArithmetic arithmetic)
{
    private const string Root = "VaeLint.";
    private const string BatchDimensionsOption = "get_BatchDims";

    private static readonly NumericValue One = new(Polynomial.Constant(Coefficient.Of(1)), isIntegral: true);

    private readonly AtomTable _atoms = atoms;
    private readonly ElementwiseAlgebra _algebra = algebra;
    private readonly ReductionModel _reductions = reductions;
    private readonly TensorArithmetic _arithmetic = arithmetic;

    /// <summary>The value of a call into the library; null when it is not modelled.</summary>
    public AbstractValue? Call(CallContext context)
    {
        var type = context.Method.DeclaringType;
        if (type.IsSource || !type.Name.StartsWith(Root, StringComparison.Ordinal))
        {
            return null;
        }

        if (context.Receiver is ObjectValue owner)
        {
            return context.State.Heap.TryGetValue(owner.Id + "." + context.Name, out var property) ? property : null;
        }

        if (type.Name == RuntimeApis.Options)
        {
            return Options(context);
        }

        return RuntimeApis.Find(type.Name, context.Name) is { } api ? Evaluate(api, context) : null;
    }

    private AbstractValue? Evaluate(RuntimeApi api, CallContext context) => api.Meaning switch
    {
        RuntimeMeaning.Likelihood or RuntimeMeaning.Divergence => PerSample(Term(api.Loss!, context), context),
        RuntimeMeaning.DivergencePerDimension => Term(api.Loss!, context),
        RuntimeMeaning.LogDensity => PerSample(LogDensity(context), context),
        RuntimeMeaning.MonteCarloDivergence => context.Argument("logQ") is NumericValue posterior && context.Argument("logP") is NumericValue prior
            ? _arithmetic.Add(posterior, prior, -1)
            : null,
        RuntimeMeaning.BoundPerDimension => PerSample(Numbers(context).FirstOrDefault(), context),
        RuntimeMeaning.Bound => Bound(context),
        RuntimeMeaning.Sample or RuntimeMeaning.Samples => Sample(api, context),
        _ => Objective(context),
    };

    /// <summary>μ + σ·ε, σ from the log-variance.</summary>
    private NumericValue? Sample(RuntimeApi api, CallContext context)
    {
        if (context.Argument("mean") is not NumericValue mean || context.Argument("logVariance") is not NumericValue logVariance)
        {
            return null;
        }

        var site = context.Site;
        var noise = _atoms.NoiseLeaf($"{api.Function}@{context.Call.At.File}:{context.Call.At.Start}", NoiseKind.StandardNormal, mean.Shape, site);
        var deviation = logVariance.With(_algebra.Exp(logVariance.Polynomial.Scale(0.5), site));
        var sample = _arithmetic.Add(mean, _arithmetic.Multiply(deviation, new NumericValue(Polynomial.Of(noise, site), mean.Shape, isTensor: true), site, site, site), 1);
        return api.Meaning == RuntimeMeaning.Sample ? sample : sample.WithShape(TensorShape.Scrambled);
    }

    /// <summary>What is one value per sample already stays; anything else is summed.</summary>
    private NumericValue? Bound(CallContext context)
    {
        var elements = Numbers(context).FirstOrDefault();
        return elements?.Shape is { Rank: 1 } ? elements : PerSample(elements, context);
    }

    private static void Observe(LossApi api, IReadOnlyList<NumericValue> ordered, CallContext context)
    {
        if (!api.IsReconstruction)
        {
            return;
        }

        var written = context.Observed().ToList();
        var arguments = new[] { "input", "target" }.Select((role, index) =>
            new ObservedArgument(role, ordered[index], written.FirstOrDefault(argument => argument.Value == ordered[index])?.Site ?? context.Site, isWritten: true));
        context.Evaluator.Observe(new ApiObservation(ObservedCall.Loss, context.Name, context.Method, arguments.ToList(), context.Site) { Loss = api });
    }

    /// <summary>One atom of data and decoder output, or of posterior and prior, before the sum over its elements.</summary>
    private NumericValue? Term(LossApi api, CallContext context)
    {
        var operands = Numbers(context);
        var target = context.Argument(api.Target) as NumericValue;
        if (context.Arguments.Count == 0 || (api.IsReconstruction && (target is null || operands.Count < 2)))
        {
            return null;
        }

        var ordered = api.IsReconstruction ? [.. operands.Where(value => value != target).Take(1), target!, .. operands.Where(value => value != target).Skip(1)] : operands;
        Observe(api, ordered, context);
        var name = ordered.Count == 0 ? api.Function + "(" + string.Join(",", context.Arguments.Select(argument => _atoms.Shorten(argument.Key))) + ")" : api.Function;
        var atom = _atoms.Get(AtomKind.Loss, "VaeLint." + name, ordered.Select(value => value.Polynomial).ToList(), 0, context.Site);
        atom.Loss = api;
        atom.StopsGradient |= api.IsReconstruction && ordered.Take(2).Any(value => value.IsDetached);
        atom.Shape ??= TensorShape.BatchOf(api.IsReconstruction ? TensorShape.Broadcast(ordered[0].Shape, target!.Shape)?.EventSize : ordered.FirstOrDefault()?.Shape?.EventSize);
        return new NumericValue(Polynomial.Of(atom, context.Site), atom.Shape, isTensor: true);
    }

    private NumericValue? LogDensity(CallContext context)
    {
        var operands = Numbers(context);
        if (operands.Count == 0)
        {
            return null;
        }

        var atom = _atoms.Get(AtomKind.LogProb, "Normal", operands.Select(value => value.Polynomial).ToList(), 0, context.Site);
        atom.Shape ??= TensorShape.BatchOf(operands[0].Shape?.EventSize);
        return new NumericValue(Polynomial.Of(atom, context.Site), atom.Shape, isTensor: true);
    }

    /// <summary>Sums what belongs to a sample; with no batch axes everything, with several the layout is not known.</summary>
    private NumericValue? PerSample(NumericValue? elements, CallContext context) => (elements, BatchDimensions(context)) switch
    {
        (null, _) => null,
        (_, 1) => _reductions.Reduce(elements, isMean: false, [1], keepsAxes: false, context.Site, loss: LossOf(elements)),
        (_, 0) => _reductions.Reduce(elements, isMean: false, null, keepsAxes: false, context.Site),
        _ => null,
    };

    private static double? BatchDimensions(CallContext context) => Written(context) switch
    {
        null => 1,
        NumericValue { Polynomial.AsNumber: { } number } => number,
        _ => null,
    };

    /// <summary>The number of batch axes as argument, or in the options of the F# functions; null where it cannot be given.</summary>
    private static AbstractValue? Written(CallContext context) => context.Argument("options") switch
    {
        null => context.Argument(RuntimeApis.BatchDimensions),
        ObjectValue options when context.State.Heap.TryGetValue(options.Id + "." + BatchDimensionsOption, out var value) => value,
        { } unknown => unknown,
    };

    private ObjectValue? Options(CallContext context)
    {
        var batchDimensions = context.Call.IsCreation ? context.Arguments.LastOrDefault() : context.Name == "get_Default" ? One : null;
        if (batchDimensions is null)
        {
            return null;
        }

        var options = new ObjectValue(context.Method.DeclaringType, $"LossOptions@{context.Call.At.File}:{context.Call.At.Start}#{_atoms.Shorten(batchDimensions.Key)}");
        context.State.Heap = context.State.Heap.SetItem(options.Id + "." + BatchDimensionsOption, batchDimensions);
        return options;
    }

    private static LossApi? LossOf(NumericValue elements) => elements.Polynomial.Terms is [{ Monomial.Factors: [{ Atom.Loss: { } loss }] }] ? loss : null;

    private static List<NumericValue> Numbers(CallContext context) =>
        [.. context.Arguments.OfType<NumericValue>().Where(value => value.IsTensor && value != context.Argument("mask"))];

    /// <summary>mean(nll + β·KL): an object whose properties are known.</summary>
    private ObjectValue? Objective(CallContext context)
    {
        if (context.Argument("nll") is not NumericValue likelihood || (context.Argument("kl") ?? context.Argument("kls")) is not { } argument || Divergence(argument) is not { } divergence)
        {
            return null;
        }

        var perSample = _arithmetic.Add(likelihood, Weighted(divergence, context), 1);
        var objective = new ObjectValue(context.Method.ReturnType, $"NegativeElbo@{context.Call.At.File}:{context.Call.At.Start}#{_atoms.Shorten(perSample.Key)}");
        context.State.Heap = context.State.Heap.SetItem(objective.Id + ".get_Loss", _reductions.Reduce(perSample, isMean: true, null, keepsAxes: false, context.Site));
        return objective;
    }

    private NumericValue Weighted(NumericValue divergence, CallContext context)
    {
        var site = context.ExplicitArgumentSite("beta") ?? context.Site;
        return context.Argument("beta") is NumericValue beta ? _arithmetic.Multiply(beta, divergence, site, context.Site, context.Site) : divergence;
    }

    private NumericValue? Divergence(AbstractValue argument) => argument switch
    {
        NumericValue divergence => divergence,
        SequenceValue { IsRepresentative: false, Items: [NumericValue, ..] } several when several.Items.All(item => item is NumericValue) =>
            several.Items.Cast<NumericValue>().Aggregate((sum, next) => _arithmetic.Add(sum, next, 1)),
        _ => null,
    };
}
