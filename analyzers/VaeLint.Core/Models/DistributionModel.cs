using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Distributions whose log_prob is a likelihood or one side of a Monte Carlo KL.</summary>
internal sealed class DistributionModel(AtomTable atoms, ReductionModel reductions)
{
    /// <summary>Their samples have no gradient.</summary>
    public static readonly IReadOnlyList<string> Discrete = ["Bernoulli", "Categorical", "OneHotCategorical", "Binomial", "Multinomial", "Geometric", "Poisson"];

    private const int MaxEventDimensions = 8;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "Normal", "Bernoulli", "Laplace" };

    private readonly AtomTable _atoms = atoms;
    private readonly ReductionModel _reductions = reductions;

    public AbstractValue? Create(string name, CallContext context)
    {
        if (name == "Independent" && context.Arguments.Count > 1 && context.Arguments[0] is DistributionValue inner)
        {
            return context.Arguments[1] is NumericValue { Polynomial.AsNumber: { } dimensions and >= 0 and <= MaxEventDimensions }
                ? new DistributionValue(inner.Kind, inner.Parameters, inner.EventDimensions + (int)dimensions)
                : null;
        }

        if (!Known.Contains(name) && !Discrete.Contains(name))
        {
            return null;
        }

        context.Evaluator.Observe(Observation(ObservedCall.Distribution, name, context));
        if (name == "Normal" && context.Arguments.OfType<NumericValue>().ToList() is [{ IsTensor: true } location, { IsTensor: true } scale, ..])
        {
            context.Evaluator.NoteGaussian(GaussianRecord.OfDistribution(location.Polynomial, scale.Polynomial, context.Site));
        }

        return new DistributionValue(name, context.Arguments.OfType<NumericValue>().ToList());
    }

    public AbstractValue? Call(DistributionValue distribution, CallContext context)
    {
        if (context.Name is "rsample" or "sample")
        {
            context.Evaluator.Observe(Observation(ObservedCall.Sample, context.Name, context, distribution));
        }

        switch (context.Name)
        {
            case "log_prob" when Known.Contains(distribution.Kind) && context.Arguments.Count > 0 && context.Arguments[0] is NumericValue value:
                return LogProbability(distribution, value, context.Site);
            case "rsample" or "sample":
                var sample = _atoms.Leaf($"{context.Name}({_atoms.Shorten(distribution.Key)})", HasArguments(context) ? TensorShape.Scrambled : distribution.Shape, context.Site);
                sample.Inputs = distribution.Parameters.Select(p => p.Polynomial).ToArray();
                sample.IsDetachedSample = context.Name == "sample" && distribution.Kind == "Normal";
                return new NumericValue(Polynomial.Of(sample, context.Site), sample.Shape, isTensor: true);
            case "get_mean" or "get_loc" when distribution is { Kind: not "Bernoulli", Parameters.Count: > 0 }:
                return distribution.Parameters[0];
            case "get_scale" or "get_stddev" when distribution is { Kind: "Normal", Parameters.Count: > 1 }:
                return distribution.Parameters[1];
            default:
                return null;
        }
    }

    private static ApiObservation Observation(ObservedCall call, string name, CallContext context, DistributionValue? distribution = null) =>
        new(call, name, context.Method, context.Observed().ToList(), context.Site) { Distribution = distribution };

    /// <summary>Samples of a given shape put an axis in front.</summary>
    private static bool HasArguments(CallContext context) => context.Arguments.Any(a => a is not SequenceValue { Items.Count: 0 });

    private NumericValue LogProbability(DistributionValue distribution, NumericValue value, Site site)
    {
        var shape = TensorShape.Broadcast(value.Shape, distribution.Shape);
        var atom = _atoms.Get(AtomKind.LogProb, distribution.Kind, [value.Polynomial, .. distribution.Parameters.Select(p => p.Polynomial)], 0, site);
        atom.Shape ??= shape;
        var elements = new NumericValue(Polynomial.Of(atom, site), shape, isTensor: true);
        return distribution.EventDimensions == 0
            ? elements
            : _reductions.Reduce(elements, isMean: false, Enumerable.Range(1, distribution.EventDimensions).Select(i => -i).ToList(), keepsAxes: false, site);
    }
}
