using System.Runtime.Intrinsics;
using VaeLint.Kernels;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

/// <summary>The same kernel in every width that this machine has, side by side, on rows of every length around a vector.</summary>
public sealed unsafe class LaneTests : KernelTest
{
    public static TheoryData<string, string> Rows => AccuracyTests.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public void All_widths_agree_on_rows_of_every_length(string loss, string regime)
    {
        Assert.SkipUnless(Lanes256.AreAvailable, "there is one width only");
        var inputs = Regimes.Get(loss, regime);
        for (var length = 1; length <= inputs[0].size(1); length++)
        {
            var expected = Run(loss, inputs, length, 1);
            AssertClose(expected, Run(loss, inputs, length, 8), $"256, {length} elements");
            if (Lanes512.AreAvailable)
            {
                AssertClose(expected, Run(loss, inputs, length, 16), $"512, {length} elements");
            }
        }
    }

    /// <summary>The sum and the gradients of the first elements; behind them nothing is written.</summary>
    private static float[] Run(string loss, Tensor[] inputs, int length, int width)
    {
        using var gradients = full([2, inputs[0].numel()], float.PositiveInfinity);
        var arguments = new RowArguments
        {
            First = NativeTensors.Pointer(inputs[0]), Second = NativeTensors.Pointer(inputs[1]), Third = inputs.Length > 2 ? NativeTensors.Pointer(inputs[2]) : null,
            FirstGradient = NativeTensors.Pointer(gradients), SecondGradient = KernelLoss.Get(loss).Parameters > 1 ? NativeTensors.Pointer(gradients) + inputs[0].numel() : null,
            Columns = length, Scale = 0.5f,
        };
        var sum = loss switch
        {
            "Bernoulli" => Run<BernoulliKernel>(arguments, width),
            "Gaussian" => Run<GaussianKernel>(arguments, width),
            "GaussianLogVariance" => Run<GaussianLogVarianceKernel>(arguments, width),
            _ => Run<StandardNormalKernel>(arguments, width),
        };
        return [(float)sum, .. gradients.data<float>().ToArray()];
    }

    private static double Run<TKernel>(in RowArguments arguments, int width)
        where TKernel : struct, IRowKernel => width switch
        {
            16 => RowSweep.Block<TKernel, Lanes512, Vector512<float>>(arguments, 0, arguments.Columns),
            8 => RowSweep.Block<TKernel, Lanes256, Vector256<float>>(arguments, 0, arguments.Columns),
            _ => RowSweep.Block<TKernel, ScalarLanes, float>(arguments, 0, arguments.Columns),
        };

    private static void AssertClose(float[] expected, float[] actual, string what)
    {
        for (var index = 0; index < expected.Length; index++)
        {
            var agree = expected[index].Equals(actual[index]) || Math.Abs(expected[index] - actual[index]) <= 1e-6 * Math.Max(1, Math.Abs((double)expected[index]));
            Assert.True(agree, $"{what}: {expected[index]:R} and {actual[index]:R} at {index}");
        }
    }
}
