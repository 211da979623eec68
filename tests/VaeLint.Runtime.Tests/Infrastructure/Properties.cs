using FsCheck;
using FsCheck.Fluent;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Infrastructure;

/// <summary>Properties of random tensors, the same ones in every run.</summary>
internal static class Properties
{
    /// <summary>Checks the assertion on 200 tensors of the shape, each value between −range and range in steps of a hundredth, so that equal values occur.</summary>
    public static void Check(double range, long[] shape, Action<Tensor> assert)
    {
        var count = (int)shape.Aggregate(1L, (product, size) => product * size);
        var limit = (int)(range * 100);
        var arrays = Gen.Choose(-limit, limit).Select(value => value / 100.0).ArrayOf(count);
        Prop.ForAll(arrays.ToArbitrary(), values =>
        {
            using var scope = NewDisposeScope();
            assert(tensor(values, ScalarType.Float64).reshape(shape));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20240607UL, 1UL));
    }
}
