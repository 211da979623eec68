using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Tensors;

/// <summary>The type a loss is computed in: float32, or float64 when any input is. Half types are widened first, because a right loss sums what a mean would have hidden.</summary>
internal static class Precision
{
    public static ScalarType Of(Tensor first, Tensor? second = null, Tensor? third = null, Tensor? fourth = null, Tensor? fifth = null) =>
        IsDouble(first) || IsDouble(second) || IsDouble(third) || IsDouble(fourth) || IsDouble(fifth) ? ScalarType.Float64 : ScalarType.Float32;

    /// <summary>The tensor itself where it already has the type; never a narrower one.</summary>
    public static Tensor To(this Tensor tensor, ScalarType type) => tensor.dtype == type ? tensor : tensor.to_type(type);

    private static bool IsDouble(Tensor? tensor) => tensor is not null && tensor.dtype == ScalarType.Float64;
}
