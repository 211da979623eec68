using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Torch.Tests.Api;

/// <summary>Equality of tensors by shape and value.</summary>
internal static class TensorAssert
{
    public static void Equal(Tensor expected, Tensor actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.shape, actual.shape);
        var left = expected.to(ScalarType.Float64).flatten().data<double>().ToArray();
        var right = actual.to(ScalarType.Float64).flatten().data<double>().ToArray();
        for (var index = 0; index < left.Length; index++)
        {
            Assert.True(
                Math.Abs(left[index] - right[index]) <= tolerance * Math.Max(1, Math.Abs(left[index])),
                $"element {index} of {string.Join(',', expected.shape)}: expected {left[index]:R}, was {right[index]:R}");
        }
    }
}
