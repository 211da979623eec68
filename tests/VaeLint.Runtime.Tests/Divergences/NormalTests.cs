using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Divergences;

public sealed class NormalTests : TorchTest
{
    [Theory]
    [InlineData("KL-06", ScalarType.Float64)]
    [InlineData("KL-06", ScalarType.Float32)]
    [InlineData("KL-07", ScalarType.Float64)]
    [InlineData("KL-07", ScalarType.Float32)]
    public void Reference_records(string id, ScalarType type)
    {
        var record = LossVectors.Get(id);
        var inputs = new[] { "mu_q", "logvar_q", "mu_p", "logvar_p" }.Select(name => record.Input(name, type).unsqueeze(0)).ToArray();

        record.AssertEqual("per_dim", KlDivergence.NormalPerDimension(inputs[0], inputs[1], inputs[2], inputs[3]));
        record.AssertEqual("sum", KlDivergence.Normal(inputs[0], inputs[1], inputs[2], inputs[3]));
    }

    [Fact]
    public void Reference_record_G10()
    {
        var record = LossVectors.Get("G-10");
        var inputs = new[] { "mu_q", "logvar_q", "mu_p", "logvar_p" }.Select(name => record.Input(name)).ToArray();

        var gradients = Gradients.Backward(values => KlDivergence.Normal(values[0], values[1], values[2], values[3], batchDims: 0), inputs);

        record.AssertEqual("d", stack(gradients));
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16)]
    public void Equal_distributions_are_exactly_0_apart(ScalarType type)
    {
        var (mean, logVariance) = (randn(4, 3).to_type(type) * 100, randn(4, 3).to_type(type) * 20);

        Assert.All(Read(KlDivergence.NormalPerDimension(mean, logVariance, mean, logVariance)), value => Assert.Equal(0L, BitConverter.DoubleToInt64Bits(value)));
    }

    [Fact]
    public void The_standard_normal_as_prior_gives_the_divergence_to_the_standard_normal()
    {
        var (mean, logVariance) = (randn(4, 3, dtype: ScalarType.Float64), randn(4, 3, dtype: ScalarType.Float64));

        var expected = Read(KlDivergence.ToStandardNormal(mean, logVariance));

        Assert.Equal(expected, Read(KlDivergence.Normal(mean, logVariance, zeros_like(mean), zeros_like(mean))), (left, right) => Math.Abs(left - right) < 1e-13);
    }

    [Fact]
    public void A_prior_for_all_samples_equals_its_copies()
    {
        var (mean, logVariance) = (randn(4, 3, dtype: ScalarType.Float64), randn(4, 3, dtype: ScalarType.Float64));
        var (priorMean, priorLogVariance) = (randn(3, dtype: ScalarType.Float64), randn(3, dtype: ScalarType.Float64));
        var expected = Read(KlDivergence.Normal(mean, logVariance, priorMean.expand(4, 3).clone(), priorLogVariance.expand(4, 3).clone()));

        Assert.Equal(expected, Read(KlDivergence.Normal(mean, logVariance, priorMean, priorLogVariance)));
        Assert.Equal(expected, Read(KlDivergence.Normal(mean, logVariance, priorMean.unsqueeze(0), priorLogVariance.unsqueeze(0))));
        var shared = Read(KlDivergence.Normal(mean, logVariance, priorMean, tensor(0.3, ScalarType.Float64)));
        Assert.Equal(Read(KlDivergence.Normal(mean, logVariance, priorMean, full(3, 0.3, dtype: ScalarType.Float64))), shared);
    }

    [Fact]
    public void The_gradient_of_a_shared_prior_is_summed_over_the_samples()
    {
        var (mean, logVariance) = (randn(4, 3, dtype: ScalarType.Float64), randn(4, 3, dtype: ScalarType.Float64));

        Gradients.AssertMatchDifferences(inputs => KlDivergence.Normal(mean, logVariance, inputs[0], inputs[1]), 1e-7, randn(3, dtype: ScalarType.Float64), tensor(0.2, ScalarType.Float64));
    }

    [Fact]
    public void Extreme_log_variances_stay_finite_in_float32()
    {
        var (low, high) = (full(1, 1, -50.0f), full(1, 1, 50.0f));

        Assert.Equal((Math.Exp(100) - 101) / 2, ReadOne(KlDivergence.Normal(zeros(1, 1, dtype: ScalarType.Float64), high.to_type(ScalarType.Float64), zeros(1, 1), low)), Math.Exp(100) * 1e-10);
        Assert.Equal((Math.Exp(-100) + 99) / 2, ReadOne(KlDivergence.Normal(zeros(1, 1), low, zeros(1, 1), high)), 1e-4);
        Assert.Equal(0.5e4 * Math.Exp(50), ReadOne(KlDivergence.Normal(full(1, 1, 100.0f), low, zeros(1, 1), low)), Math.Exp(50));
    }

    [Fact]
    public void It_agrees_with_draws_and_with_an_integral()
    {
        var closedForm = ReadOne(KlDivergence.Normal(Row(0.8), Row(-0.9), Row(-0.2), Row(0.4)));

        Estimates.AssertMatchesDraws(closedForm, random =>
        {
            var z = 0.8 + (Math.Exp(-0.45) * Estimates.StandardNormalDraw(random));
            return Estimates.LogNormal(0.8, -0.9)(z) - Estimates.LogNormal(-0.2, 0.4)(z);
        });
        Assert.Equal(Estimates.Integral(Estimates.LogNormal(0.8, -0.9), Estimates.LogNormal(-0.2, 0.4), -12, 14), closedForm, 1e-10);
    }

    [Theory]
    [InlineData(new long[] { 4, 1 }, "; if one value is meant for all, use priorMean.expand_as(mean).")]
    [InlineData(new long[] { 1 }, "; if one value is meant for all, use priorMean.expand_as(mean).")]
    [InlineData(new long[] { 2, 4, 3 }, ".")]
    [InlineData(new long[] { 5, 3 }, ".")]
    public void A_prior_that_would_be_broadcast_or_enlarge_the_posterior_is_refused(long[] shape, string advice)
    {
        var error = Assert.Throws<ShapeException>(() => KlDivergence.Normal(zeros(4, 3), zeros(4, 3), zeros(shape), zeros(3)));

        Assert.Equal("priorMean", error.TensorName);
        Assert.Equal(
            $"KlDivergence.Normal: priorMean is [{string.Join(", ", shape)}], mean is [4, 3]. priorMean may lack the batch axes, its other axes must be those of mean{advice}",
            error.Message);
    }

    [Fact]
    public void A_prior_log_variance_that_enlarges_the_posterior_is_refused()
    {
        var error = Assert.Throws<ShapeException>(() => KlDivergence.NormalPerDimension(zeros(4, 1), zeros(4, 1), zeros(1), zeros(3)));

        Assert.Equal("priorLogVariance", error.TensorName);
    }
}
