using TorchSharp;
using VaeLint.Kernels;
using VaeLint.Kernels.Fused;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Kernels;

/// <summary>What a device computes in forward, run on CPU.</summary>
public sealed class ClosedFormTests : KernelTest
{
    [Theory]
    [InlineData("Bernoulli")]
    [InlineData("Gaussian")]
    [InlineData("GaussianLogVariance")]
    [InlineData("StandardNormal")]
    public void Values_and_gradients_are_those_of_float64(string name)
    {
        var loss = KernelLoss.Get(name);
        var inputs = loss.Sample(5, 3, 7);
        var (values, gradients) = loss.Run(inputs, ScalarType.Float64, values => values.sum());

        var rows = TermOf(name, inputs).EvaluateOnDevice(1, out var unit, out var scaled);

        Assert.Equal([5], rows.shape);
        Numbers.AssertClose(values, rows, 1e-6);
        Assert.Equal(gradients.Length, scaled.Length);
        Assert.All(gradients.Zip(scaled), pair => Numbers.AssertClose(pair.First, pair.Second / unit, 1e-6));
    }

    [Fact]
    public void A_well_fitted_pixel_keeps_the_digits_of_its_gradient()
    {
        var logits = full(1, 1, 20.0, dtype: ScalarType.Float32);

        RowTerm.Bernoulli(logits, ones(1, 1)).EvaluateOnDevice(1, out _, out var gradients);

        Assert.Equal(-Math.Exp(-20), Numbers.Of(gradients[0])[0], 1e-15);
    }

    [Theory]
    [InlineData("Bernoulli")]
    [InlineData("Gaussian")]
    [InlineData("GaussianLogVariance")]
    [InlineData("StandardNormal")]
    public void Editing_an_input_does_not_change_a_gradient(string name)
    {
        var inputs = KernelLoss.Get(name).Sample(2, 3);
        TermOf(name, inputs).EvaluateOnDevice(1, out _, out var gradients);
        var before = gradients.Select(Numbers.Of).ToArray();

        Array.ForEach(inputs, input => input.fill_(1e9));

        Assert.Equal(before, gradients.Select(Numbers.Of));
    }

    [Fact]
    public void Without_a_driver_there_is_no_fused_kernel_and_one_warning_says_so()
    {
        Assert.SkipWhen(cuda.is_available(), "there is a GPU");

        var text = TracedBy(() =>
        {
            Assert.Null(FusedObjective.For(zeros(1)));
            Assert.Null(FusedObjective.For(zeros(1)));
        });

        Assert.Single(text.Split("the fused kernel does not run")[1..]);
    }

    private static RowTerm TermOf(string name, Tensor[] x) => name switch
    {
        "Bernoulli" => RowTerm.Bernoulli(x[0], x[1]),
        "Gaussian" => RowTerm.Gaussian(x[0], x[1], 0.3, Math.Log(0.3) + (0.5 * Math.Log(2 * Math.PI)))!,
        "GaussianLogVariance" => RowTerm.GaussianLogVariance(x[0], x[1], x[2], 0.5 * Math.Log(2 * Math.PI)),
        _ => RowTerm.StandardNormal(x[0], x[1]),
    };
}
