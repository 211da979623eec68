using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Divergences;

public sealed class StandardNormalTests : TorchTest
{
    [Theory]
    [InlineData("KL-01", ScalarType.Float64)]
    [InlineData("KL-01", ScalarType.Float32)]
    [InlineData("KL-02", ScalarType.Float64)]
    [InlineData("KL-02", ScalarType.Float32)]
    [InlineData("KL-03", ScalarType.Float64)]
    [InlineData("KL-04", ScalarType.Float64)]
    [InlineData("KL-04", ScalarType.Float32)]
    public void Reference_records_per_dimension(string id, ScalarType type)
    {
        var record = LossVectors.Get(id);
        var (mean, logVariance) = (record.Input("mu", type), record.Input("logvar", type));

        var elements = KlDivergence.ToStandardNormalPerDimension(mean, logVariance, batchDims: 0);

        Assert.Equal(type, elements.dtype);
        Assert.Equal(mean.shape, elements.shape);
        record.AssertEqual("per_dim", elements);
        Assert.Equal(Read(elements).Sum(), ReadOne(KlDivergence.ToStandardNormal(mean.unsqueeze(0), logVariance.unsqueeze(0))), Math.Abs(Read(elements).Sum()) * 1e-6);
    }

    [Theory]
    [InlineData("KL-01", ScalarType.Float64)]
    [InlineData("KL-01", ScalarType.Float32)]
    [InlineData("KL-02", ScalarType.Float64)]
    [InlineData("KL-02", ScalarType.Float32)]
    public void Reference_records_summed(string id, ScalarType type)
    {
        var record = LossVectors.Get(id);

        record.AssertEqual("sum", KlDivergence.ToStandardNormal(record.Input("mu", type).unsqueeze(0), record.Input("logvar", type).unsqueeze(0)));
    }

    [Theory]
    [InlineData("KL-05", ScalarType.Float64)]
    [InlineData("KL-05", ScalarType.Float32)]
    [InlineData("S-03", ScalarType.Float64)]
    [InlineData("S-03", ScalarType.Float32)]
    public void Reference_records_per_sample(string id, ScalarType type)
    {
        var record = LossVectors.Get(id);

        var divergence = KlDivergence.ToStandardNormal(record.Input("mu", type), record.Input("logvar", type));

        record.AssertEqual("per_sample", divergence);
        record.AssertEqual("batch_mean", divergence.mean());
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_KL23_by_way_of_the_standard_deviation(ScalarType type)
    {
        var record = LossVectors.Get("KL-23");
        var logVariance = LogVariance.FromStandardDeviation(record.Input("scale", type));

        record.AssertEqual("kl", KlDivergence.ToStandardNormal(record.Input("loc", type), logVariance, batchDims: 0));
    }

    [Fact]
    public void Reference_record_G01()
    {
        var record = LossVectors.Get("G-01");

        var gradients = Gradients.Backward(inputs => KlDivergence.ToStandardNormal(inputs[0].unsqueeze(0), inputs[1].unsqueeze(0)), record.Input("mu"), record.Input("logvar"));

        record.AssertEqual("d_mu", gradients[0]);
        record.AssertEqual("d_logvar", gradients[1]);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float16)]
    public void The_prior_itself_is_exactly_0_away_and_not_minus_0(ScalarType type)
    {
        var value = ReadOne(KlDivergence.ToStandardNormal(zeros(1, 5, dtype: type), zeros(1, 5, dtype: type)));

        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(value));
    }

    [Fact]
    public void In_float32_a_nearly_collapsed_variance_does_not_cancel()
    {
        var record = LossVectors.Get("KL-03");
        var expected = record.Expected("per_dim");
        var values = Read(KlDivergence.ToStandardNormalPerDimension(record.Input("mu", ScalarType.Float32), record.Input("logvar", ScalarType.Float32), batchDims: 0));

        Assert.Equal(expected[0], values[0], expected[0] * 2e-3);
        Assert.Equal(expected[1], values[1], expected[1] * 2e-3);
        Assert.All(values, value => Assert.True(value >= 0));
    }

    [Fact]
    public void Half_log_variances_whose_exponential_overflows_are_widened_first()
    {
        var logVariance = tensor(new[] { 20.0, -30.0, 12.0 }).to_type(ScalarType.Float16).unsqueeze(0);

        var values = Read(KlDivergence.ToStandardNormalPerDimension(zeros_like(logVariance), logVariance));

        Assert.Equal([242582587.20489514, 14.500000000000046, ((Math.Exp(12) - 13) / 2)], values, (left, right) => Math.Abs(left - right) <= 1e-6 * right);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Extreme_log_variances_stay_finite_with_their_gradients(ScalarType type)
    {
        var logVariance = tensor(new[] { 50.0, -50.0 }).to_type(type).unsqueeze(0).requires_grad_();
        var mean = tensor(new[] { 1e4, -1e4 }).to_type(type).unsqueeze(0).requires_grad_();

        var values = KlDivergence.ToStandardNormalPerDimension(mean, logVariance);
        values.sum().backward();

        Assert.Equal([(Math.Exp(50) - 51 + 1e8) / 2, (Math.Exp(-50) + 49 + 1e8) / 2], Read(values), (left, right) => Math.Abs(left - right) <= 1e-6 * right);
        Assert.Equal([(Math.Exp(50) - 1) / 2, (Math.Exp(-50) - 1) / 2], Read(logVariance.grad!), (left, right) => Math.Abs(left - right) <= 1e-6 * Math.Abs(left));
        Assert.Equal([1e4, -1e4], Read(mean.grad!));
    }

    [Fact]
    public void A_NaN_stays_with_its_sample_and_a_sample_without_latents_is_0()
    {
        var mean = tensor(new[,] { { 1.0, double.NaN }, { 1.0, 2.0 } });

        Assert.Equal([double.NaN, 2.5], Read(KlDivergence.ToStandardNormal(mean, zeros_like(mean))));
        Assert.Equal([0.0, 0.0, 0.0], Read(KlDivergence.ToStandardNormal(zeros(3, 0), zeros(3, 0))));
    }

    [Fact]
    public void Batch_axes_are_kept_and_all_others_summed()
    {
        var (mean, logVariance) = (randn(2, 3, 4, 5), randn(2, 3, 4, 5));
        var elements = KlDivergence.ToStandardNormalPerDimension(mean, logVariance, batchDims: 2);

        var divergence = KlDivergence.ToStandardNormal(mean, logVariance, batchDims: 2);

        Assert.Equal([2, 3, 4, 5], elements.shape);
        Assert.Equal([2, 3], divergence.shape);
        Assert.Equal(Read(elements.flatten(2).sum(2L)), Read(divergence), (left, right) => Math.Abs(left - right) < 1e-5);
    }

    [Fact]
    public void It_agrees_with_draws_and_with_an_integral()
    {
        var closedForm = ReadOne(KlDivergence.ToStandardNormal(Row(0.8), Row(-0.9)));

        Estimates.AssertMatchesDraws(closedForm, random =>
        {
            var noise = Estimates.StandardNormalDraw(random);
            var z = 0.8 + (Math.Exp(-0.45) * noise);
            return Estimates.LogNormal(0.8, -0.9)(z) - Estimates.LogNormal(0, 0)(z);
        });
        Assert.Equal(Estimates.Integral(Estimates.LogNormal(0.8, -0.9), Estimates.LogNormal(0, 0), -12, 14), closedForm, 1e-10);
    }

    [Fact]
    public void Wrong_shapes_are_named()
    {
        var error = Assert.Throws<ShapeException>(() => KlDivergence.ToStandardNormal(zeros(4, 2), zeros(4)));

        Assert.Equal("logVariance", error.TensorName);
        Assert.StartsWith("KlDivergence.ToStandardNormal: logVariance is [4], mean is [4, 2]", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("KlDivergence.ToStandardNormalPerDimension: ", Assert.Throws<ShapeException>(() => KlDivergence.ToStandardNormalPerDimension(zeros(4, 2), zeros(4))).Message, StringComparison.Ordinal);
        Assert.Contains("the batch is empty", Assert.Throws<ShapeException>(() => KlDivergence.ToStandardNormal(zeros(0, 2), zeros(0, 2))).Message, StringComparison.Ordinal);
    }
}
