using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Diagnostics;

public sealed class DiagnosticsTests : TorchTest
{
    [Fact]
    public void Reference_record_E13()
    {
        var record = LossVectors.Get("E-13");
        var bits = Read(record.Input("nats")).Zip(Read(record.Input("dims")), (nats, dimensions) => VaeLint.Diagnostics.BitsPerDimension(nats, (long)dimensions));

        record.AssertEqual("bpd", Vector([.. bits]));
        var (density, elements) = (record.Number("density_nats_unit_interval"), (long)record.Number("density_dims"));
        record.AssertEqual("density_bpd", Vector(VaeLint.Diagnostics.BitsPerDimension(density, elements, levelsPerUnit: 256)));
        record.AssertEqual("density_bpd", VaeLint.Diagnostics.BitsPerDimension(Vector(density).requires_grad_(), elements, levelsPerUnit: 256));
        Assert.Equal(VaeLint.Diagnostics.BitsPerDimension(density, elements) + 7, VaeLint.Diagnostics.BitsPerDimension(density, elements, levelsPerUnit: 128), 1e-14);
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_E14(ScalarType type)
    {
        var record = LossVectors.Get("E-14");
        var means = record.Input("mu", type).requires_grad_();

        record.AssertEqual("var_population", VaeLint.Diagnostics.MeanVariance(means, unbiased: false));
        record.AssertEqual("var_unbiased", VaeLint.Diagnostics.MeanVariance(means));
        record.AssertEqual("active", Vector(VaeLint.Diagnostics.ActiveUnits(means, record.Number("threshold"))));
        record.AssertEqual("active", Vector(VaeLint.Diagnostics.ActiveUnits(means, record.Number("threshold"), unbiased: false)));
        Assert.False(VaeLint.Diagnostics.MeanVariance(means).requires_grad);
    }

    [Fact]
    public void Which_variance_is_meant_can_decide()
    {
        var means = tensor(new[,] { { 0.1 }, { -0.08 } });

        Assert.Equal(1, VaeLint.Diagnostics.ActiveUnits(means));
        Assert.Equal(0, VaeLint.Diagnostics.ActiveUnits(means, unbiased: false));
    }

    [Fact]
    public void Batch_axes_are_one_population_and_latent_axes_are_units()
    {
        var means = randn(2, 3, 4, 5, dtype: ScalarType.Float64);

        Assert.Equal([4, 5], VaeLint.Diagnostics.MeanVariance(means, batchDims: 2).shape);
        Assert.Equal(Read(VaeLint.Diagnostics.MeanVariance(means.reshape(6, 4, 5))), Read(VaeLint.Diagnostics.MeanVariance(means, batchDims: 2)));
        Assert.Equal(20, VaeLint.Diagnostics.ActiveUnits(means, batchDims: 2));
    }

    [Fact]
    public void Reference_record_E15()
    {
        var record = LossVectors.Get("E-15");
        var (elements, latents, batch, samples) = (record.Number("M"), record.Number("D"), record.Number("B"), record.Number("N"));
        var (faceElements, faces) = (record.Number("M_celeba"), record.Number("N_celeba"));
        (string Name, double Value)[] cases =
        [
            ("bce_event_mean__kl_sum", VaeLint.Diagnostics.EffectiveBeta(1 / elements)),
            ("bce_sum__kl_latent_mean", VaeLint.Diagnostics.EffectiveBeta(1, 1 / latents)),
            ("bce_event_mean__kl_latent_mean", VaeLint.Diagnostics.EffectiveBeta(1 / elements, 1 / latents)),
            ("mse_mean__kl_sum", VaeLint.Diagnostics.ImpliedVariance(1 / elements)),
            ("mse_sum_no_half__kl_sum", VaeLint.Diagnostics.ImpliedVariance(1)),
            ("half_mse_sum__kl_sum", VaeLint.Diagnostics.ImpliedVariance(0.5)),
            ("recon_batch_sum__kl_batch_mean", VaeLint.Diagnostics.EffectiveBeta(1, 1 / batch)),
            ("recon_batch_mean__kl_batch_sum", VaeLint.Diagnostics.EffectiveBeta(1 / batch)),
            ("bce_sum_all__kl_sum_all", VaeLint.Diagnostics.EffectiveBeta(1)),
            ("bce_mean_all__kl_sum_over_BM", VaeLint.Diagnostics.EffectiveBeta(1 / (batch * elements), 1 / (batch * elements))),
            ("mse_mean__kl_sum_times_B_over_N", VaeLint.Diagnostics.ImpliedVariance(1 / elements, batch / samples)),
            ("celeba_mse_mean__kld_weight_B_over_N", VaeLint.Diagnostics.ImpliedVariance(1 / faceElements, batch / faces)),
            ("celeba_mse_mean__kld_weight_0_00025", VaeLint.Diagnostics.ImpliedVariance(1 / faceElements, 0.00025)),
            ("mse_255_scaled_div_255", VaeLint.Diagnostics.ImpliedVariance(255)),
            ("kl_missing_half", VaeLint.Diagnostics.EffectiveBeta(1, 2)),
            ("implied_sigma2_of_mse_mean", VaeLint.Diagnostics.ImpliedVariance(1 / elements)),
        ];

        Assert.All(cases, item => record.AssertEqual(item.Name, Vector(item.Value)));
    }

    [Fact]
    public void The_implied_variance_makes_the_loss_an_ELBO()
    {
        var (squaredError, kl) = (3.7, 1.9);
        var variance = VaeLint.Diagnostics.ImpliedVariance(0.125, 0.3);

        Assert.Equal((squaredError / (2 * variance)) + kl, ((0.125 * squaredError) + (0.3 * kl)) / 0.3, 1e-14);
    }

    [Fact]
    public void KL_per_dimension_is_the_mean_over_the_batch_and_adds_up_to_the_KL()
    {
        var record = LossVectors.Get("KL-05");
        var (mean, logVariance) = (record.Input("mu").requires_grad_(), record.Input("logvar"));

        var each = VaeLint.Diagnostics.KlPerDimension(mean, logVariance);

        Assert.Equal([2], each.shape);
        Assert.False(each.requires_grad);
        record.AssertEqual("batch_mean", each.sum());
        Assert.Equal(
            Read(KlDivergence.ToStandardNormalPerDimension(mean, logVariance).mean([0L])),
            Read(VaeLint.Diagnostics.KlPerDimension(mean.reshape(3, 1, 2), logVariance.reshape(3, 1, 2), batchDims: 2)),
            (left, right) => Math.Abs(left - right) < 1e-15);
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Assert.Equal(
            "Diagnostics.ActiveUnits: mean is [1, 3], a single sample: the unbiased variance needs at least 2. Pass the means of the whole data set.",
            Assert.Throws<ShapeException>(() => VaeLint.Diagnostics.ActiveUnits(zeros(1, 3))).Message);
        Assert.Equal(0, VaeLint.Diagnostics.ActiveUnits(zeros(1, 3), unbiased: false));
        AssertRefused(() => VaeLint.Diagnostics.ActiveUnits(zeros(2, 3), -1), "Diagnostics.ActiveUnits: threshold is -1; it must be finite and at least 0.");
        AssertRefused(() => VaeLint.Diagnostics.MeanVariance(zeros(2, 3), batchDims: 0), "Diagnostics.MeanVariance: batchDims is 0; it must be finite and at least 1.");
        AssertRefused(() => VaeLint.Diagnostics.BitsPerDimension(1.0, 0), "Diagnostics.BitsPerDimension: dimensions is 0; it must be finite and at least 1.");
        AssertRefused(() => VaeLint.Diagnostics.EffectiveBeta(0), "Diagnostics.EffectiveBeta: reconstructionWeight is 0; it must be finite and greater than 0.");
        AssertRefused(() => VaeLint.Diagnostics.ImpliedVariance(1, -1), "Diagnostics.ImpliedVariance: klWeight is -1; it must be finite and at least 0.");
    }

    private static void AssertRefused(Func<object> call, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => call()).Message, StringComparison.Ordinal);
}
