using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Infrastructure;

/// <summary>Tensors from numbers, and numbers from tensors.</summary>
internal static class TensorValues
{
    public static double[] Read(Tensor tensor) => tensor.detach().to_type(ScalarType.Float64).contiguous().flatten().data<double>().ToArray();

    public static double ReadOne(Tensor tensor) => Assert.Single(Read(tensor));

    public static Tensor Vector(params double[] values) => tensor(values, ScalarType.Float64);

    /// <summary>[1, L]: one sample.</summary>
    public static Tensor Row(params double[] values) => Vector(values).unsqueeze(0);
}
