using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Infrastructure;

/// <summary>Tensors as numbers, and comparisons that say which element differs.</summary>
internal static class Numbers
{
    public static double[] Of(Tensor tensor) => tensor.detach().to_type(ScalarType.Float64).cpu().contiguous().flatten().data<double>().ToArray();

    /// <summary>Relative to the expected value, without a floor.</summary>
    public static void AssertRelative(double[] expected, Tensor actual, double tolerance)
    {
        var values = Of(actual);
        Assert.Equal(expected.Length, values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            Assert.True(
                Math.Abs(values[index] - expected[index]) <= tolerance * Math.Abs(expected[index]),
                $"[{index}]: {values[index]:R} instead of {expected[index]:R}, relative error {Math.Abs(values[index] - expected[index]) / Math.Abs(expected[index]):0.0e0}");
        }
    }

    /// <summary>Relative to at least 1.</summary>
    public static void AssertClose(Tensor expected, Tensor actual, double tolerance) => AssertClose(Of(expected), actual, tolerance);

    public static void AssertClose(double[] expected, Tensor actual, double tolerance)
    {
        var values = Of(actual);
        Assert.Equal(expected.Length, values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            Assert.True(
                Math.Abs(values[index] - expected[index]) <= tolerance * Math.Max(1, Math.Abs(expected[index])),
                $"[{index}]: {values[index]:R} instead of {expected[index]:R}");
        }
    }
}
