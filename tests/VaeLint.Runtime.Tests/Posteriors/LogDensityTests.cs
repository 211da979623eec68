using TorchSharp;
using VaeLint.Runtime.Tests.Divergences;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Posteriors;

public sealed class LogDensityTests : TorchTest
{
    [Fact]
    public void Densities_are_those_of_TorchSharps_Normal()
    {
        var (z, mean, logVariance) = (randn(5, 4, 3, dtype: ScalarType.Float64), randn(4, 3, dtype: ScalarType.Float64), randn(4, 3, dtype: ScalarType.Float64));
        var expected = distributions.Normal(mean, (logVariance * 0.5).exp()).log_prob(z).sum(2L);

        var density = LogDensity.Normal(z, mean, logVariance, batchDims: 2);

        Assert.Equal([5, 4], density.shape);
        Assert.Equal(Read(expected), Read(density), (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal(Read(distributions.Normal(zeros_like(z), ones_like(z)).log_prob(z).sum(2L)), Read(LogDensity.StandardNormal(z, batchDims: 2)), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void Densities_are_those_of_the_formula_and_integrate_to_1()
    {
        var grid = linspace(-20, 20, 40_001, dtype: ScalarType.Float64);
        var density = LogDensity.Normal(grid.unsqueeze(1), Vector(0.7), Vector(-1.1));

        Assert.Equal(Read(grid).Select(Estimates.LogNormal(0.7, -1.1)), Read(density), (left, right) => Math.Abs(left - right) <= 1e-12 * Math.Max(1, Math.Abs(left)));
        Assert.Equal(1.0, density.exp().sum().item<double>() * 0.001, 1e-10);
        Assert.Equal(1.0, LogDensity.StandardNormal(grid.unsqueeze(1)).exp().sum().item<double>() * 0.001, 1e-10);
    }

    [Fact]
    public void A_shared_log_variance_counts_once_per_element()
    {
        var z = randn(4, 3, dtype: ScalarType.Float64);

        Assert.Equal(
            Read(LogDensity.Normal(z, zeros(4, 3), full(4, 3, 0.7, dtype: ScalarType.Float64))),
            Read(LogDensity.Normal(z, tensor(0.0), tensor(0.7, ScalarType.Float64))));
    }

    [Fact]
    public void Half_draws_are_widened_and_extremes_are_finite()
    {
        var z = full(1, 1000, 200.0, dtype: ScalarType.Float16);

        Assert.Equal((-0.5 * 1000 * 40_000) - (500 * Math.Log(2 * Math.PI)), ReadOne(LogDensity.StandardNormal(z)), 20.0);
        Assert.Equal(ScalarType.Float32, LogDensity.StandardNormal(z).dtype);
        Assert.Equal(-0.5 * (Math.Log(2 * Math.PI) - 50 + Math.Exp(50)), ReadOne(LogDensity.Normal(ones(1, 1), zeros(1, 1), full(1, 1, -50f))), Math.Exp(50) * 1e-5);
        Assert.Equal(double.NaN, ReadOne(LogDensity.StandardNormal(Row(double.NaN))));
        Assert.Equal([0.0, 0.0], Read(LogDensity.StandardNormal(zeros(2, 0))));
    }

    [Fact]
    public void A_mean_that_would_be_broadcast_is_refused()
    {
        Assert.Equal(
            "LogDensity.Normal: mean is [4, 1], z is [4, 3]. mean may lack the batch axes, its other axes must be those of z; if one value is meant for all, use mean.expand_as(z).",
            Assert.Throws<ShapeException>(() => LogDensity.Normal(zeros(4, 3), zeros(4, 1), zeros(4, 3))).Message);
        Assert.Equal("logVariance", Assert.Throws<ShapeException>(() => LogDensity.Normal(zeros(4, 3), zeros(4, 3), zeros(5, 4, 3))).TensorName);
        Assert.Equal("mean", Assert.Throws<ShapeException>(() => LogDensity.Normal(zeros(5, 4, 3), zeros(4, 3), zeros(4, 3), batchDims: 0)).TensorName);
    }
}
