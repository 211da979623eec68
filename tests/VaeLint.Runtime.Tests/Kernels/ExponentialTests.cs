using System.Runtime.Intrinsics;
using VaeLint.Kernels;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

/// <summary>e^v for v ≤ 0 by a table of roots of 2, in every width, against float64.</summary>
public sealed unsafe class ExponentialTests : KernelTest
{
    private const double SmallestNormal = 1.17549435e-38;

    /// <summary>Two roundings of float32, the table's and the last one, and what the polynomial leaves out.</summary>
    private const double Bound = 2.2e-7;

    /// <summary>What log 2 as one number adds, for each 1 of v.</summary>
    private const double BoundOfLog2 = 2.9e-9;

    public static TheoryData<int> Widths => [1, 8, 16];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_value_is_right_to_the_last_digits(int width)
    {
        const int Count = 1 << 20;
        var values = new float[Count];
        for (var index = 0; index < Count; index++)
        {
            // Dense near 0, then evenly to where the result is the smallest normal number.
            values[index] = index % 2 == 0 ? -87.3f * index / Count : -(float)Math.Exp(-20 + (22.0 * index / Count));
        }

        var results = Of(values, width);

        for (var index = 0; index < Count; index++)
        {
            var exact = Math.Exp(values[index]);
            Assert.True(Math.Abs(results[index] - exact) <= (Bound - (BoundOfLog2 * values[index])) * exact, $"e^{values[index]:R} is {results[index]:R}, not {exact:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_ends_are_exact_and_NaN_passes(int width)
    {
        float[] values = [0f, -0f, -88.1f, -100f, -150f, -1e4f, float.MinValue, float.NegativeInfinity, float.NaN, -88f, -87.4f, -87.7f, -1f, -2f, -3f, -4f];

        var results = Of(values, width);

        Assert.Equal([1f, 1f, 0f, 0f, 0f, 0f, 0f, 0f, float.NaN], results[..9]);
        Assert.All(results[9..12], value => Assert.InRange(value, 0, SmallestNormal));
    }

    /// <summary>A sum of many has no bias: what the polynomial leaves out on one side of a root it adds on the other.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void Errors_of_many_cancel(int width)
    {
        const int Count = 1 << 20;
        var values = new float[Count];
        for (var index = 0; index < Count; index++)
        {
            values[index] = (float)(-12.0 * index / Count);
        }

        var results = Of(values, width);

        var (sum, exact) = (0.0, 0.0);
        for (var index = 0; index < Count; index++)
        {
            (sum, exact) = (sum + results[index], exact + Math.Exp(values[index]));
        }

        Assert.InRange(Math.Abs((sum / exact) - 1), 0, 3e-8);
    }

    private static float[] Of(float[] values, int width)
    {
        Assert.SkipUnless(width < 8 || Lanes256.AreAvailable, "no AVX2");
        Assert.SkipUnless(width < 16 || Lanes512.AreAvailable, "no AVX-512");
        var results = new float[values.Length];
        fixed (float* source = values, destination = results)
        {
            for (var index = 0; index < values.Length; index += width)
            {
                switch (width)
                {
                    case 16: Lanes512.Store(destination + index, Exponential<Lanes512, Vector512<float>>.OfNegative(Lanes512.Load(source + index))); break;
                    case 8: Lanes256.Store(destination + index, Exponential<Lanes256, Vector256<float>>.OfNegative(Lanes256.Load(source + index))); break;
                    default: ScalarLanes.Store(destination + index, Exponential<ScalarLanes, float>.OfNegative(ScalarLanes.Load(source + index))); break;
                }
            }
        }

        return results;
    }
}
