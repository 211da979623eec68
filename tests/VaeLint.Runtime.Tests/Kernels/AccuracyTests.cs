using TorchSharp;
using VaeLint.Kernels;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

public sealed class AccuracyTests : KernelTest
{
    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (loss, regime, _) in Regimes.All)
            {
                rows.Add(loss, regime);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Values_and_gradients_are_those_of_float64_and_of_the_composition(string loss, string regime) => AssertRegime(loss, regime);

    [Theory]
    [InlineData("256", "DOTNET_EnableAVX512F", "DOTNET_EnableAVX512")]
    [InlineData("scalar", "DOTNET_EnableAVX2", "DOTNET_EnableAVX")]
    public void Every_width_gives_them(string lanes, params string[] off)
    {
        var child = ChildProcess.Run(RunAll, [.. off.Select(name => (name, "0"))]);

        Assert.True(child.ExitCode == 0, child.Output + child.Errors);
        Assert.Equal($"{lanes}: {Regimes.All.Count}", child.Output.Trim());
    }

    [Fact]
    public void NaN_stays_with_its_sample_and_with_its_element()
    {
        foreach (var loss in KernelLoss.All)
        {
            var clean = loss.Sample(3, 40);
            for (var position = 0; position < clean.Length; position++)
            {
                var inputs = clean.Select(input => input.clone()).ToArray();
                inputs[position][1, 5] = float.NaN;
                var (values, gradients) = loss.Run(inputs, ScalarType.Float32, sums => sums.sum());
                var expected = loss.Run(clean, ScalarType.Float32, sums => sums.sum());

                Assert.Equal([false, true, false], values.isnan().data<bool>().ToArray());
                for (var index = 0; index < gradients.Length; index++)
                {
                    var (gradient, unharmed) = (gradients[index], expected.Gradients[index]);

                    // In the KL, the gradient of the mean does not see the log-variance, and the other way round.
                    Assert.Equal(loss.Name == "StandardNormal" && index != position ? 0 : 1, gradient.isnan().sum().item<long>());
                    Assert.Equal(loss.Name == "StandardNormal" && index != position, gradient[1, 5].isfinite().item<bool>());
                    Assert.True(gradient[0].eq(unharmed[0]).all().item<bool>() && gradient[2].eq(unharmed[2]).all().item<bool>());
                }
            }
        }
    }

    [Fact]
    public void A_batch_sum_beyond_float32_whose_mean_fits_is_finite()
    {
        var logVariance = full([128, 20], 85f);
        logVariance[TensorIndex.Slice(0, 64)] = zeros(64, 20);
        using var elbo = NegativeElbo.Gaussian(zeros(128, 8), zeros(128, 8), 1, zeros(128, 20), logVariance);

        Numbers.AssertRelative([0.5 * 20 * 0.5 * (Math.Exp(85) - 86)], elbo.Kl, 2e-7);
        Numbers.AssertRelative([(0.5 * 20 * 0.5 * (Math.Exp(85) - 86)) + (4 * Math.Log(2 * Math.PI))], elbo.Loss, 2e-7);
    }

    [Fact]
    public void A_logit_beyond_the_exponential_has_a_gradient_of_exactly_0_or_1()
    {
        var leaf = Leaf(tensor(new float[] { 1e4f, -1e4f, 1e4f, -1e4f, 120, -120 }).expand(40, 6).t().contiguous());
        NegativeLogLikelihood.BernoulliLogits(leaf, tensor(new float[] { 1, 0, 0, 1, 1, 0 }).expand(40, 6).t().contiguous()).sum().backward();

        Assert.Equal(Enumerable.Repeat(new[] { 0f, 0f, 1f, -1f, 0f, 0f }, 40).SelectMany(row => row), leaf.grad!.t().contiguous().data<float>().ToArray());
    }

    [Fact]
    public void A_log_variance_whose_exponential_overflows_is_infinite()
    {
        var value = KlDivergence.ToStandardNormal(zeros(2, 16), full([2, 16], 89f));

        Assert.Equal([float.PositiveInfinity, float.PositiveInfinity], value.data<float>().ToArray());
    }

    private static void RunAll()
    {
        StartChild();
        foreach (var (loss, regime, _) in Regimes.All)
        {
            AssertRegime(loss, regime);
        }

        Console.WriteLine($"{(Lanes512.AreAvailable ? "512" : Lanes256.AreAvailable ? "256" : "scalar")}: {Regimes.All.Count}");
    }

    private static void AssertRegime(string name, string regime)
    {
        var loss = KernelLoss.Get(name);
        var inputs = Regimes.Get(name, regime);
        Assert.True(IsFromKernel(() => loss.Call([Leaf(inputs[0]), .. inputs[1..]])), "not a kernel");

        var (values, gradients) = loss.Run(inputs, ScalarType.Float32, sums => sums.mean());
        var exact = Composed(() => loss.Run(inputs, ScalarType.Float64, sums => sums.mean()));
        var composed = Composed(() => loss.Run(inputs, ScalarType.Float32, sums => sums.mean()));

        Numbers.AssertRelative(Numbers.Of(exact.Values), values, 3e-7);
        Numbers.AssertClose(composed.Values, values, 1e-6);
        for (var index = 0; index < gradients.Length; index++)
        {
            Numbers.AssertClose(exact.Gradients[index], gradients[index], 1e-6);
            Numbers.AssertClose(composed.Gradients[index], gradients[index], 1e-6);
        }
    }
}
