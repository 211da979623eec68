using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

public sealed class GaussianTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R09_unit_variance(ScalarType type)
    {
        var record = LossVectors.Get("R-09");
        var (mean, target) = (record.Input("x_hat", type), record.Input("x", type));

        record.AssertEqual("half_sse", NegativeLogLikelihood.Gaussian(mean, target, includeConstants: false));
        record.AssertEqual("batch_mean_half_sse", NegativeLogLikelihood.Gaussian(mean, target, includeConstants: false).mean());
        record.AssertEqual("with_constant", NegativeLogLikelihood.Gaussian(mean, target));
        record.AssertEqual("half_sse", NegativeLogLikelihood.SquaredError(mean, target) * 0.5);
    }

    [Theory]
    [InlineData("R-10a", ScalarType.Float64)]
    [InlineData("R-10a", ScalarType.Float32)]
    [InlineData("R-10b", ScalarType.Float64)]
    [InlineData("R-10b", ScalarType.Float32)]
    public void Reference_record_R10_fixed_standard_deviation(string id, ScalarType type)
    {
        var record = LossVectors.Get(id);

        var likelihood = NegativeLogLikelihood.Gaussian(record.Input("x_hat", type), record.Input("x", type), record.Number("sigma"));

        record.AssertEqual("per_sample", likelihood);
        record.AssertEqual("batch_mean", likelihood.mean());
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R11_log_variance_per_element(ScalarType type)
    {
        var record = LossVectors.Get("R-11");

        record.AssertEqual("per_sample", NegativeLogLikelihood.GaussianLogVariance(record.Input("x_hat", type), record.Input("logvar_x", type), record.Input("x", type)));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R12_shared_log_variance_counts_once_per_element(ScalarType type)
    {
        var record = LossVectors.Get("R-12");
        var logSigma = record.Input("log_sigma", type);
        var (mean, target) = (record.Input("x_hat", type), record.Input("x", type));

        record.AssertEqual("per_sample", NegativeLogLikelihood.GaussianLogVariance(mean, logSigma * 2, target));
        record.AssertEqual("per_sample", NegativeLogLikelihood.GaussianLogVariance(mean, (logSigma * 2).view(1), target));
        var slopes = Gradients.Backward(inputs => NegativeLogLikelihood.GaussianLogVariance(mean, inputs[0] * 2, target).mean(), logSigma);
        record.AssertEqual("d_log_sigma_of_batch_mean", slopes[0]);
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R13_optimal_variance(ScalarType type)
    {
        var record = LossVectors.Get("R-13");

        var likelihood = NegativeLogLikelihood.GaussianOptimalVariance(record.Input("x_hat", type), record.Input("x", type));

        Assert.Equal([2], likelihood.shape);
        record.AssertEqual("batch_mean_nll", likelihood.mean());
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_G04_gradients_of_mean_and_log_variance(ScalarType type)
    {
        var record = LossVectors.Get("G-04");

        var slopes = Gradients.Backward(
            inputs => NegativeLogLikelihood.GaussianLogVariance(inputs[0], inputs[1], record.Input("x", type).view(1)),
            record.Input("x_hat", type).view(1),
            record.Input("logvar", type).view(1));

        record.AssertEqual("d_x_hat", slopes[0]);
        record.AssertEqual("d_logvar", slopes[1]);
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_G05_gradient_through_the_optimal_variance(ScalarType type)
    {
        var record = LossVectors.Get("G-05");

        var slopes = Gradients.Backward(inputs => NegativeLogLikelihood.GaussianOptimalVariance(inputs[0], record.Input("x", type)).mean(), record.Input("x_hat", type));

        record.AssertEqual("d_x_hat", slopes[0]);
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R14_Laplace(ScalarType type)
    {
        var record = LossVectors.Get("R-14");
        var (mean, target, scale) = (record.Input("x_hat", type), record.Input("x", type), record.Number("scale"));

        var likelihood = NegativeLogLikelihood.Laplace(mean, target, scale);

        record.AssertEqual("per_sample", likelihood);
        record.AssertEqual("per_sample", NegativeLogLikelihood.Laplace(mean, target, scale, includeConstants: false) + (4 * Math.Log(2 * scale)));
    }

    [Fact]
    public void The_gradient_flows_through_the_optimal_variance_where_samples_are_weighted()
    {
        var (mean, target) = (randn(2, 3, ScalarType.Float64), randn(2, 3, ScalarType.Float64));
        var weights = tensor(new[] { 1.0, 3.0 });

        Gradients.AssertMatchDifferences(inputs => NegativeLogLikelihood.GaussianOptimalVariance(inputs[0], target) * weights, 1e-7, mean);
    }

    [Fact]
    public void A_log_variance_per_channel_is_the_same_as_one_per_element()
    {
        var (mean, target) = (randn(2, 3, 4, 5, ScalarType.Float64), randn(2, 3, 4, 5, ScalarType.Float64));
        var perChannel = tensor(new[] { -1.0, 0.5, 2.0 }).view(3, 1, 1);
        var perElement = perChannel.expand(2, 3, 4, 5).contiguous();

        Numbers.AssertClose(
            NegativeLogLikelihood.GaussianLogVariance(mean, perElement, target),
            NegativeLogLikelihood.GaussianLogVariance(mean, perChannel, target),
            1e-13);
        Numbers.AssertClose(
            Gradients.Backward(inputs => NegativeLogLikelihood.GaussianLogVariance(mean, inputs[0], target), perElement)[0].sum(0L).sum(1, 2),
            Gradients.Backward(inputs => NegativeLogLikelihood.GaussianLogVariance(mean, inputs[0], target), perChannel)[0],
            1e-12);
    }

    [Fact]
    public void A_masked_element_is_no_part_of_a_shared_log_variance_that_is_NaN_free()
    {
        var (mean, target) = (randn(2, 3, ScalarType.Float64), randn(2, 3, ScalarType.Float64));
        var mask = tensor(new[,] { { 1.0, 1.0, 0.0 }, { 0.0, 1.0, 1.0 } });
        var shared = tensor(new[] { 0.4 });

        Gradients.AssertMatchDifferences(inputs => NegativeLogLikelihood.GaussianLogVariance(inputs[0], inputs[1], target, mask: mask), 1e-7, mean, shared);
        Numbers.AssertClose(
            (NegativeLogLikelihood.GaussianLogVariance(mean, shared, target, batchDims: 2) * mask).sum(1L),
            NegativeLogLikelihood.GaussianLogVariance(mean, shared, target, mask: mask),
            1e-14);
    }

    [Theory]
    [InlineData(-50.0)]
    [InlineData(50.0)]
    [InlineData(-150.0)]
    public void Extreme_log_variances_are_finite_in_float32(double logVariance)
    {
        var error = logVariance == -150 ? 0.0 : 0.5;
        var mean = full(1, 2, error, dtype: ScalarType.Float32);
        var logs = full(1, 2, logVariance, dtype: ScalarType.Float32);

        var likelihood = NegativeLogLikelihood.GaussianLogVariance(mean, logs, zeros(1, 2));

        Numbers.AssertRelative([logVariance + (error * error * Math.Exp(-logVariance)) + Math.Log(2 * Math.PI)], likelihood, 1e-5);
    }

    [Fact]
    public void The_smallest_standard_deviation_bounds_a_perfect_reconstruction()
    {
        var data = randn(3, 4, ScalarType.Float64);

        var likelihood = NegativeLogLikelihood.GaussianOptimalVariance(data, data, minimumStandardDeviation: 0.01);

        Numbers.AssertClose([.. Enumerable.Repeat(4 * (Math.Log(0.01) + (0.5 * Math.Log(2 * Math.PI))), 3)], likelihood, 1e-12);
        Numbers.AssertClose(
            NegativeLogLikelihood.Gaussian(data, data * 1.001, 0.5),
            NegativeLogLikelihood.GaussianOptimalVariance(data, data * 1.001, minimumStandardDeviation: 0.5),
            1e-12);
    }

    [Fact]
    public void Agrees_with_the_distributions_of_TorchSharp()
    {
        var (mean, target) = (randn(4, 3, 2, ScalarType.Float64), randn(4, 3, 2, ScalarType.Float64));
        var logs = randn(4, 3, 2, ScalarType.Float64);

        Numbers.AssertClose(-distributions.Normal(mean, (logs * 0.5).exp()).log_prob(target).sum(1, 2), NegativeLogLikelihood.GaussianLogVariance(mean, logs, target), 1e-12);
        Numbers.AssertClose(-distributions.Normal(mean, full_like(mean, 0.3)).log_prob(target).sum(1, 2), NegativeLogLikelihood.Gaussian(mean, target, 0.3), 1e-12);
        Numbers.AssertClose(-distributions.Laplace(mean, full_like(mean, 0.3)).log_prob(target).sum(1, 2), NegativeLogLikelihood.Laplace(mean, target, 0.3), 1e-12);
        Numbers.AssertClose(nn.functional.mse_loss(mean, target, nn.Reduction.None).sum(1, 2), NegativeLogLikelihood.SquaredError(mean, target), 1e-12);
    }

    [Fact]
    public void Integer_targets_are_widened()
    {
        var mean = tensor(new[,] { { 0.5, 2.0 } });
        var target = tensor(new long[,] { { 1, 4 } });

        Numbers.AssertClose([4.25], NegativeLogLikelihood.SquaredError(mean, target), 1e-15);
        Numbers.AssertClose([2.5 + (2 * Math.Log(2))], NegativeLogLikelihood.Laplace(mean, target), 1e-15);
    }

    [Fact]
    public void The_Laplace_gradient_at_the_location_is_zero() =>
        Assert.Equal([0.0, -2.0], Numbers.Of(Gradients.Backward(inputs => NegativeLogLikelihood.Laplace(inputs[0], tensor(new[,] { { 1.0, 2.0 } }), 0.5), tensor(new[,] { { 1.0, 1.0 } }))[0]));
}
