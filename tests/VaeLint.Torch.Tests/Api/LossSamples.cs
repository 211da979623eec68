using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Fixed float64 data for the API tests: B = 5 samples, D = 7 elements, K = 4 classes, T = 3 positions.</summary>
internal static class LossSamples
{
    public const long B = 5;
    public const long D = 7;
    public const long K = 4;
    public const long T = 3;

    public static Tensor Reals(params long[] shape) => Random(shape, 1, generator => randn(shape, dtype: ScalarType.Float64, generator: generator) * 1.7);

    public static Tensor OtherReals(params long[] shape) => Random(shape, 2, generator => randn(shape, dtype: ScalarType.Float64, generator: generator) * 1.7);

    public static Tensor Probabilities(params long[] shape) => Random(shape, 3, generator => (rand(shape, dtype: ScalarType.Float64, generator: generator) * 0.8) + 0.1);

    public static Tensor OtherProbabilities(params long[] shape) => Random(shape, 4, generator => (rand(shape, dtype: ScalarType.Float64, generator: generator) * 0.8) + 0.1);

    public static Tensor Counts(params long[] shape) => Random(shape, 5, generator => randint(0, 6, shape, dtype: ScalarType.Float64, generator: generator));

    public static Tensor Signs(params long[] shape) => Random(shape, 6, generator => (randint(0, 2, shape, dtype: ScalarType.Float64, generator: generator) * 2) - 1);

    public static Tensor Variances(params long[] shape) => Random(shape, 7, generator => rand(shape, dtype: ScalarType.Float64, generator: generator) + 0.5);

    public static Tensor Classes(params long[] shape) => Random(shape, 8, generator => randint(0, K, shape, dtype: ScalarType.Int64, generator: generator));

    /// <summary>Normalised over axis 1.</summary>
    public static Tensor Distributions(params long[] shape)
    {
        var weights = Probabilities(shape);
        return weights / weights.sum(1, keepdim: true);
    }

    private static Tensor Random(long[] shape, ulong seed, Func<Generator, Tensor> draw)
    {
        using var generator = new Generator(seed + (ulong)shape.Length);
        return draw(generator);
    }
}
