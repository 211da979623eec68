using VaeLint.Core.Algebra;
using VaeLint.Core.Evaluation;

namespace VaeLint.Core.Models;

/// <summary>Evaluates library losses: one atom per loss of two tensors, then the reduction that the call asks for.</summary>
internal sealed class LossModel(AtomTable atoms, ReductionModel reductions)
{
    private readonly AtomTable _atoms = atoms;
    private readonly ReductionModel _reductions = reductions;

    public NumericValue? Evaluate(LossApi api, CallContext context, AbstractValue? reduction, SemanticEdit? edit)
    {
        var isModule = context.Name != api.Function;
        if (Tensor(context, api.Input, 0, isModule) is not { } input || Tensor(context, api.Target, 1, isModule) is not { } target)
        {
            return null;
        }

        Observe(api, context, isModule);
        var shape = TensorShape.Broadcast(input.Shape, api.Layout == LossLayout.PerPosition ? input.Shape : target.Shape);
        var arguments = Tensor(context, "variance", 2, isModule) is { } variance ? new[] { input.Polynomial, target.Polynomial, variance.Polynomial } : [input.Polynomial, target.Polynomial];
        var atom = _atoms.Get(AtomKind.Loss, api.Function, arguments, 0, context.Site);
        atom.Loss = api;
        atom.StopsGradient |= input.IsDetached || target.IsDetached;
        atom.Shape ??= shape;
        var elements = new NumericValue(Polynomial.Of(atom, context.Site), shape, isTensor: true);
        if (HasElementWeights(context))
        {
            elements = elements.With(elements.Polynomial.Scale(Coefficient.Of(Symbol.Opaque("weights of " + atom.Key, "weights of the elements"))));
        }

        var reduced = _reductions.Reduce(PerLayout(api, elements, context.Site), Edit.Reduction(edit, reduction), context.Site, api);
        return Edit.Finish(edit, reduced, context.Site);
    }

    private static void Observe(LossApi api, CallContext context, bool isModule)
    {
        var module = isModule ? context.Receiver as ModuleValue : null;
        string[] roles = ["input", "target", "variance"];
        var arguments = context.Observed().Select((argument, index) =>
            isModule && index < roles.Length ? new ObservedArgument(roles[index], argument.Value, argument.Site, argument.IsWritten) : argument);
        context.Evaluator.Observe(new ApiObservation(ObservedCall.Loss, api.Function, context.Method, [.. arguments, .. module?.Options ?? []], context.Site)
        {
            Loss = api,
            Module = module,
        });
    }

    /// <summary>Functions name their tensors; forward and call of a module take them in order.</summary>
    private static NumericValue? Tensor(CallContext context, string parameter, int position, bool isModule) =>
        (isModule ? context.Arguments.ElementAtOrDefault(position) : context.Argument(parameter)) as NumericValue;

    /// <summary>gaussian_nll sums the event before its reduction; cross-entropy loses the class axis.</summary>
    private NumericValue PerLayout(LossApi api, NumericValue elements, Site site)
    {
        switch (api.Layout)
        {
            case LossLayout.PerSample:
                var flat = elements.WithShape(TensorShape.BatchOf(elements.Shape?.EventSize));
                flat.Polynomial.Terms[0].Monomial.Factors[0].Atom.Shape = flat.Shape;
                return _reductions.Reduce(flat, isMean: false, [1], keepsAxes: false, site, loss: api);
            case LossLayout.PerPosition:
                return elements.WithShape(ClassesRemoved(elements.Shape));
            default:
                return elements;
        }
    }

    public static TensorShape? ClassesRemoved(TensorShape? shape) =>
        shape is null || shape.IsScrambled || shape.Rank < 2 ? shape : new TensorShape(shape.Axes.Where((_, index) => index != 1).ToList()) { IsRankAssumed = shape.IsRankAssumed };

    /// <summary>Weights or ignored positions change what a mean divides by.</summary>
    public static bool HasElementWeights(CallContext context) =>
        context.Argument("weight") is not (null or NullValue)
        || (context.ExplicitArgumentSite("ignore_index") is not null && context.Argument("ignore_index") is not (null or NullValue));
}
