using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Divergences;

public sealed class MonteCarloTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_KL24(ScalarType type)
    {
        var record = LossVectors.Get("KL-24");
        var (mean, logVariance) = (record.Input("mu", type), record.Input("logvar", type));
        var z = mean + ((logVariance * 0.5).exp() * record.Input("eps", type));

        var estimates = KlDivergence.MonteCarlo(LogDensity.Normal(z, mean, logVariance), LogDensity.StandardNormal(z));

        record.AssertEqual("log_q_minus_log_p", estimates);
        record.AssertEqual("mean", estimates.mean());
    }

    [Fact]
    public void Its_mean_over_draws_is_the_closed_form()
    {
        var (mean, logVariance) = (Row(0.8, -0.3), Row(-0.9, 0.4));
        var z = Posterior.ReparameterizeMany(mean, logVariance, 50_000);

        var estimates = KlDivergence.MonteCarlo(LogDensity.Normal(z, mean, logVariance, batchDims: 2), LogDensity.StandardNormal(z, batchDims: 2));

        Assert.Equal([50_000, 1], estimates.shape);
        var standardError = estimates.std().item<double>() / Math.Sqrt(50_000);
        Assert.Equal(ReadOne(KlDivergence.ToStandardNormal(mean, logVariance)), estimates.mean().item<double>(), 5 * standardError);
    }

    [Fact]
    public void Scalars_and_different_shapes_are_refused()
    {
        Assert.Equal("logP", Assert.Throws<ShapeException>(() => KlDivergence.MonteCarlo(zeros(4), zeros(4, 1))).TensorName);
        Assert.Equal("logQ", Assert.Throws<ShapeException>(() => KlDivergence.MonteCarlo(tensor(1.0), tensor(1.0))).TensorName);
    }
}
