using VaeLint.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;
using BernoulliDistribution = TorchSharp.Modules.Bernoulli;
using CategoricalDistribution = TorchSharp.Modules.Categorical;
using LaplaceDistribution = TorchSharp.Modules.Laplace;
using NormalDistribution = TorchSharp.Modules.Normal;

namespace VaeLint;

public static partial class KlDivergence
{
    /// <summary>KL(q ‖ p) per sample of two TorchSharp distributions of one family: Normal, Laplace, Bernoulli or Categorical, plain or inside Independent.</summary>
    /// <param name="q">The posterior, with parameters [B, …] (Categorical: [B, …, classes]).</param>
    /// <param name="p">The prior: parameters of the same shape, or without the batch axes, or single numbers.</param>
    /// <param name="batchDims">Leading axes that are kept; all others are summed, whether Independent declares them as event axes or not.</param>
    /// <returns>Nats per sample, [B]; float32, or float64 when a parameter is.</returns>
    /// <exception cref="NotSupportedException">There is no closed form here for the pair (use <see cref="MonteCarlo"/>), or this TorchSharp stores its parameters differently.</exception>
    /// <exception cref="ShapeException">The prior does not expand to the posterior, the batch is empty, or <paramref name="batchDims"/> keeps an axis that Independent declares as an event axis.</exception>
    /// <remarks>Normal: Kingma and Welling (arXiv:1312.6114), Appendix B. Laplace: Gil, Alajaji and Linder, Rényi divergence measures for commonly used univariate continuous distributions (2013). Parameters are read as given, without the clamps of TorchSharp's own properties.</remarks>
    public static Tensor Between(Distribution q, Distribution p, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        return EventAxes.Sum(BetweenElements(nameof(Between), q, p, batchDims), batchDims).MoveToOuterDisposeScope();
    }

    /// <summary>The divergence of every latent variable of <see cref="Between"/>: summed over the classes of a Categorical only.</summary>
    /// <param name="q">The posterior, with parameters [B, …] (Categorical: [B, …, classes]).</param>
    /// <param name="p">The prior: parameters of the same shape, or without the batch axes, or single numbers.</param>
    /// <param name="batchDims">Leading axes that are samples.</param>
    /// <returns>Nats per latent variable, [B, …]; float32, or float64 when a parameter is.</returns>
    /// <exception cref="NotSupportedException">There is no closed form here for the pair (use <see cref="MonteCarlo"/>), or this TorchSharp stores its parameters differently.</exception>
    /// <exception cref="ShapeException">The prior does not expand to the posterior, the batch is empty, or <paramref name="batchDims"/> keeps an axis that Independent declares as an event axis.</exception>
    /// <remarks>As <see cref="Between"/>.</remarks>
    public static Tensor BetweenPerDimension(Distribution q, Distribution p, int batchDims = 1)
    {
        using var scope = NewDisposeScope();
        return BetweenElements(nameof(BetweenPerDimension), q, p, batchDims).MoveToOuterDisposeScope();
    }

    private static Tensor BetweenElements(string function, Distribution q, Distribution p, int batchDims)
    {
        ArgumentNullException.ThrowIfNull(q);
        ArgumentNullException.ThrowIfNull(p);
        function = nameof(KlDivergence) + "." + function;
        var posterior = DistributionParameters.Unwrap(q);
        var prior = DistributionParameters.Unwrap(p);

        // A subclass may change the density, so only the classes themselves are known.
        if (posterior.GetType() != prior.GetType())
        {
            throw UnknownPair(function, q, p);
        }

        if (!ReferenceEquals(posterior, q) && q.batch_shape.Length < batchDims)
        {
            throw new ShapeException(
                $"{function}: batchDims is {batchDims}, but q is Independent with {q.batch_shape.Length} batch axes: it keeps an axis that q declares as an event axis. Use batchDims: {q.batch_shape.Length}.",
                nameof(q),
                expected: $"at least {batchDims} batch axes",
                actual: q.batch_shape.Shape,
                suggestions: [$"batchDims: {q.batch_shape.Length}"]);
        }

        return (posterior, prior) switch
        {
            (NormalDistribution left, NormalDistribution right) when left.GetType() == typeof(NormalDistribution) => OfNormals(function, left, right, batchDims),
            (LaplaceDistribution left, LaplaceDistribution right) when left.GetType() == typeof(LaplaceDistribution) => OfLaplaces(function, left, right, batchDims),
            (BernoulliDistribution left, BernoulliDistribution right) when left.GetType() == typeof(BernoulliDistribution) => OfBernoullis(function, left, right, batchDims),
            (CategoricalDistribution left, CategoricalDistribution right) when left.GetType() == typeof(CategoricalDistribution) => OfCategoricals(function, left, right, batchDims),
            _ => throw UnknownPair(function, q, p),
        };
    }

    private static Tensor OfNormals(string function, NormalDistribution q, NormalDistribution p, int batchDims)
    {
        var (location, scale) = DistributionParameters.Of(q);
        var (priorLocation, priorScale) = DistributionParameters.Of(p);
        var type = CheckParameters(function, location, priorLocation, batchDims, scale, priorScale);
        var priorScales = priorScale.To(type);
        var ratio = (scale.To(type).log() - priorScales.log()) * 2.0;
        var distance = (location.To(type) - priorLocation.To(type)) / priorScales;
        return (ratio.expm1() - ratio + distance.square()) * 0.5;
    }

    private static Tensor OfLaplaces(string function, LaplaceDistribution q, LaplaceDistribution p, int batchDims)
    {
        var (location, scale) = DistributionParameters.Of(q);
        var (priorLocation, priorScale) = DistributionParameters.Of(p);
        var type = CheckParameters(function, location, priorLocation, batchDims, scale, priorScale);
        return RelativeEntropy.Laplace(location.To(type), scale.To(type), priorLocation.To(type), priorScale.To(type));
    }

    private static Tensor OfBernoullis(string function, BernoulliDistribution q, BernoulliDistribution p, int batchDims)
    {
        var posterior = DistributionParameters.Of(q);
        var prior = DistributionParameters.Of(p);
        var type = CheckParameters(function, posterior.Probabilities ?? posterior.Logits!, prior.Probabilities ?? prior.Logits!, batchDims);
        return RelativeEntropy.Bernoulli(Read(posterior), Read(prior));

        BernoulliParameters Read((Tensor? Probabilities, Tensor? Logits) parameters) =>
            parameters.Logits is { } logits ? BernoulliParameters.FromLogits(logits.To(type)) : BernoulliParameters.FromProbabilities(parameters.Probabilities!.To(type));
    }

    private static Tensor OfCategoricals(string function, CategoricalDistribution q, CategoricalDistribution p, int batchDims)
    {
        var posterior = DistributionParameters.Of(q);
        var prior = DistributionParameters.Of(p);
        var parameter = posterior.Probabilities ?? posterior.Logits!;
        var type = CheckParameters(function, parameter, prior.Probabilities ?? prior.Logits!, batchDims);
        ClassAxis(function, parameter, -1, batchDims);
        var logarithms = Logarithms(posterior);
        return RelativeEntropy.Outcome(posterior.Probabilities?.To(type) ?? logarithms.exp(), logarithms, Logarithms(prior)).sum(-1L);

        Tensor Logarithms((Tensor? Probabilities, Tensor? Logits) parameters) =>
            parameters.Logits is { } logits ? logits.To(type).log_softmax(-1) : Elementwise.LogProbability(parameters.Probabilities!.To(type));
    }

    private static ScalarType CheckParameters(string function, Tensor posterior, Tensor prior, int batchDims, Tensor? posteriorScale = null, Tensor? priorScale = null)
    {
        Arguments.HasBatch(function, "q", posterior, batchDims);
        PriorShapes.ExpandsOverBatch(function, "p", prior, "q", posterior, batchDims);
        return Precision.Of(posterior, prior, posteriorScale, priorScale);
    }

    private static NotSupportedException UnknownPair(string function, Distribution q, Distribution p) =>
        new(
            $"{function}: there is no closed form here for q = {Name(q)} and p = {Name(p)}; it knows Normal, Laplace, Bernoulli and Categorical, each to its own family, and Independent of them. "
            + "Use KlDivergence.MonteCarlo(q.log_prob(z), p.log_prob(z)) with z = q.rsample().");

    private static string Name(Distribution distribution)
    {
        var inner = DistributionParameters.Unwrap(distribution);
        return ReferenceEquals(inner, distribution) ? inner.GetType().Name : $"Independent({inner.GetType().Name})";
    }
}
