using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Contracts;

/// <summary>Inputs of sample calls: the same values in every run, spread over a range, no two alike, none on a kink.</summary>
internal static class Sample
{
    private const double GoldenRatio = 0.6180339887498949;

    public static ContractInput Trained(string name, double low, double high, params long[] shape) => new(name, () => Spread(name, low, high, shape), Trains: true);

    public static ContractInput Fixed(string name, double low, double high, params long[] shape) => new(name, () => Spread(name, low, high, shape), Trains: false);

    /// <summary>Whole numbers as floating point: counts.</summary>
    public static ContractInput Counts(string name, double high, params long[] shape) => new(name, () => Spread(name, 0, high + 1, shape).floor(), Trains: false);

    public static ContractInput Indices(string name, long classes, params long[] shape) => new(name, () => Spread(name, 0, classes, shape).floor().to_type(ScalarType.Int64), Trains: false);

    /// <summary>0/1 with both values.</summary>
    public static ContractInput Mask(string name, params long[] shape) => new(name, () => Spread(name, -0.5, 1.5, shape).ge(0.5).to_type(ScalarType.Float64), Trains: false);

    private static Tensor Spread(string name, double low, double high, long[] shape)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        var start = name.Sum(letter => letter) * 0.1234567;
        var values = new double[count];
        for (var index = 0; index < count; index++)
        {
            var position = start + ((index + 1) * GoldenRatio);
            values[index] = low + ((high - low) * (position - Math.Floor(position)));
        }

        return tensor(values, ScalarType.Float64).reshape(shape);
    }
}
