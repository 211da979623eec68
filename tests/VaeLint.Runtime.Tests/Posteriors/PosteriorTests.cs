using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Posteriors;

public sealed class PosteriorTests : TorchTest
{
    [Fact]
    public void A_mean_of_whole_numbers_would_cut_the_draws()
    {
        var mean = zeros(2, 3, dtype: ScalarType.Int64);

        Assert.Equal(
            "Posterior.Reparameterize: mean is int64; what a network puts out is floating-point. Look for swapped arguments, or use mean.to_type(torch.float32).",
            Assert.Throws<ArgumentException>(() => Posterior.Reparameterize(mean, zeros(2, 3))).Message);
        Assert.StartsWith("Posterior.ReparameterizeMany: mean is int64; ", Assert.Throws<ArgumentException>(() => Posterior.ReparameterizeMany(mean, zeros(2, 3), 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_have_the_mean_and_the_variance_of_the_posterior()
    {
        var (mean, logVariance) = (Row(1.5, -20.0, 0.0), Row(0.8, -4.0, 3.0));

        var draws = Posterior.ReparameterizeMany(mean, logVariance, 100_000).squeeze(1);

        var (means, variances) = (Read(draws.mean([0L])), Read(draws.var(0L)));
        for (var axis = 0; axis < 3; axis++)
        {
            var variance = Math.Exp(Read(logVariance)[axis]);
            Assert.Equal(Read(mean)[axis], means[axis], 5 * Math.Sqrt(variance / 100_000));
            Assert.Equal(variance, variances[axis], 5 * variance * Math.Sqrt(2.0 / 100_000));
        }
    }

    [Fact]
    public void Gradients_of_the_mean_are_1_and_of_the_log_variance_half_the_deviation()
    {
        var (mean, logVariance) = (randn(4, 3, dtype: ScalarType.Float64).requires_grad_(), randn(4, 3, dtype: ScalarType.Float64).requires_grad_());

        var z = Posterior.Reparameterize(mean, logVariance);
        z.sum().backward();

        Assert.All(Read(mean.grad!), slope => Assert.Equal(1.0, slope));
        Assert.Equal(Read((z - mean) / 2), Read(logVariance.grad!), (left, right) => Math.Abs(left - right) < 1e-14);
        Assert.True((z - mean).abs().min().item<double>() > 0);
    }

    [Fact]
    public void A_generator_decides_the_draws()
    {
        var (mean, logVariance) = (zeros(4, 3), zeros(4, 3));
        using var first = new Generator(5);
        using var second = new Generator(5);

        var draws = Read(Posterior.Reparameterize(mean, logVariance, first));

        Assert.Equal(draws, Read(Posterior.Reparameterize(mean, logVariance, second)));
        Assert.NotEqual(draws, Read(Posterior.Reparameterize(mean, logVariance, second)));
    }

    [Fact]
    public void On_another_device_a_generator_is_drawn_from_on_CPU()
    {
        using var generator = new Generator(5);
        using var onCpu = new Generator(5);

        var draws = Posterior.ReparameterizeMany(zeros(4, 3, device: META), zeros(4, 3, device: META), 2, generator);
        Posterior.ReparameterizeMany(zeros(4, 3), zeros(4, 3), 2, onCpu);

        Assert.Equal(DeviceType.META, draws.device_type);
        Assert.Equal(Read(Posterior.Reparameterize(zeros(4, 3), zeros(4, 3), onCpu)), Read(Posterior.Reparameterize(zeros(4, 3), zeros(4, 3), generator)));
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Draws_have_the_type_of_the_mean_and_do_not_overflow_on_the_way(ScalarType type)
    {
        var draws = Posterior.ReparameterizeMany(zeros(2, 3, dtype: type), full(2, 3, 12.0, dtype: type), 5);

        Assert.Equal(type, draws.dtype);
        Assert.Equal([5, 2, 3], draws.shape);
        Assert.True(draws.isfinite().all().item<bool>());
    }

    [Fact]
    public void Spatial_latents_keep_their_shape() =>
        Assert.Equal([2, 3, 4, 5], Posterior.Reparameterize(zeros(2, 3, 4, 5), zeros(2, 3, 4, 5)).shape);

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Assert.StartsWith("Posterior.Reparameterize: logVariance is [3], mean is [4, 3]", Assert.Throws<ShapeException>(() => Posterior.Reparameterize(zeros(4, 3), zeros(3))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Posterior.ReparameterizeMany: samples is 0; it must be finite and at least 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Posterior.ReparameterizeMany(zeros(4, 3), zeros(4, 3), 0)).Message,
            StringComparison.Ordinal);
    }
}
