using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

/// <summary>One likelihood with inputs that it is defined on, so that what holds for all of them is tested for all of them.</summary>
internal sealed record LossCase(string Name, Func<long[], Tensor[]> Create, Func<Tensor[], Tensor?, int, Tensor> Compute)
{
    private const long Classes = 5;

    public static IReadOnlyList<LossCase> All { get; } =
    [
        new("BernoulliLogits", shape => [Real(shape), Unit(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.BernoulliLogits(inputs[0], inputs[1], mask, batchDims)),
        new("BernoulliProbabilities", shape => [Unit(shape), Unit(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.BernoulliProbabilities(inputs[0], inputs[1], mask, batchDims)),
        new("Gaussian", shape => [Real(shape), Real(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.Gaussian(inputs[0], inputs[1], 0.7, mask: mask, batchDims: batchDims)),
        new("GaussianLogVariance", shape => [Real(shape), Real(shape), Real(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.GaussianLogVariance(inputs[0], inputs[1], inputs[2], mask: mask, batchDims: batchDims)),
        new("GaussianOptimalVariance", shape => [Real(shape), Real(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.GaussianOptimalVariance(inputs[0], inputs[1], mask: mask, batchDims: batchDims)),
        new("SquaredError", shape => [Real(shape), Real(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.SquaredError(inputs[0], inputs[1], mask, batchDims)),
        new("Laplace", shape => [Real(shape), Real(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.Laplace(inputs[0], inputs[1], 0.3, mask: mask, batchDims: batchDims)),
        new("Categorical", shape => [Real([.. shape, Classes]), randint(0, Classes, shape, ScalarType.Int64)], (inputs, mask, batchDims) => NegativeLogLikelihood.Categorical(inputs[0], inputs[1], -1, mask: mask, batchDims: batchDims)),
        new("Poisson", shape => [Real(shape), Counts(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.Poisson(inputs[0], inputs[1], mask, batchDims)),
        new("NegativeBinomial", shape => [Positive(shape), Positive(shape), Counts(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.NegativeBinomial(inputs[0], inputs[1], inputs[2], mask, batchDims)),
        new("ZeroInflatedNegativeBinomial", shape => [Positive(shape), Positive(shape), Real(shape), Counts(shape)], (inputs, mask, batchDims) => NegativeLogLikelihood.ZeroInflatedNegativeBinomial(inputs[0], inputs[1], inputs[2], inputs[3], mask, batchDims)),
    ];

    public static TheoryData<string> Names => [.. All.Select(loss => loss.Name)];

    public static LossCase Get(string name) => All.Single(loss => loss.Name == name);

    /// <summary>What the decoder puts out, in float64, then the target.</summary>
    public Tensor[] Inputs(params long[] shape) => Create(shape);

    public Tensor Value(Tensor[] inputs, Tensor? mask = null, int batchDims = 1) => Compute(inputs, mask, batchDims);

    /// <summary>The loss as a function of what the decoder puts out.</summary>
    public Func<Tensor[], Tensor> OfOutputs(Tensor target, Tensor? mask = null, int batchDims = 1) => outputs => Compute([.. outputs, target], mask, batchDims);

    private static Tensor Real(long[] shape) => randn(shape, ScalarType.Float64);

    private static Tensor Unit(long[] shape) => rand(shape, ScalarType.Float64) * 0.98 + 0.01;

    private static Tensor Positive(long[] shape) => randn(shape, ScalarType.Float64).exp() + 0.1;

    private static Tensor Counts(long[] shape) => randint(0, 9, shape, ScalarType.Int64).to_type(ScalarType.Float64);
}
