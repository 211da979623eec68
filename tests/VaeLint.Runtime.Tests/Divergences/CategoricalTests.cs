using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Divergences;

public sealed class CategoricalTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_KL15_with_an_outcome_that_never_comes(ScalarType type)
    {
        var record = LossVectors.Get("KL-15");

        record.AssertEqual("kl", KlDivergence.Categorical(record.Input("probs_q", type).log().unsqueeze(0), record.Input("probs_p", type).log()));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_KL16_to_the_uniform_prior(ScalarType type)
    {
        var record = LossVectors.Get("KL-16");

        record.AssertEqual("kl", KlDivergence.Categorical(record.Input("logits", type).unsqueeze(0)));
    }

    [Fact]
    public void Latent_variables_are_summed_and_classes_may_be_any_axis()
    {
        var logits = randn(4, 3, 5, dtype: ScalarType.Float64);
        var prior = randn(3, 5, dtype: ScalarType.Float64);

        var each = KlDivergence.CategoricalPerDimension(logits, prior);
        var total = KlDivergence.Categorical(logits, prior);

        Assert.Equal([4, 3], each.shape);
        Assert.Equal(Read(each.sum(1L)), Read(total), (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal(Read(total), Read(KlDivergence.Categorical(logits.transpose(1, 2), prior.transpose(0, 1), classDim: 1)), (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal([4], KlDivergence.CategoricalPerDimension(logits.select(1, 0)).shape);
    }

    [Fact]
    public void The_values_are_those_of_the_definition()
    {
        double[] posterior = [0.2, 0.5, 0.3];
        double[] prior = [0.6, 0.1, 0.3];
        var expected = posterior.Zip(prior, (q, p) => q * Math.Log(q / p)).Sum();

        Assert.Equal(expected, ReadOne(KlDivergence.Categorical(Row(posterior).log() + 7.0, Row(prior).log() - 3.0)), 1e-14);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Equal_distributions_are_exactly_0_apart(ScalarType type)
    {
        var logits = randn(4, 6, dtype: type) * 5;

        Assert.All(Read(KlDivergence.Categorical(logits, logits)), value => Assert.Equal(0.0, value));
        Assert.All(Read(KlDivergence.Categorical(full(4, 6, 2.5, dtype: type))), value => Assert.Equal(0.0, value));
    }

    [Fact]
    public void Excluded_classes_have_no_NaN_in_value_or_gradient()
    {
        var posterior = tensor(new[,] { { double.NegativeInfinity, 0.0, 1.0 } }).requires_grad_();
        var prior = tensor(new[] { double.NegativeInfinity, 0.5, 0.0 }).requires_grad_();

        var divergence = KlDivergence.Categorical(posterior, prior);
        divergence.sum().backward();

        var q = 1 / (1 + Math.E);
        var p = 1 / (1 + Math.Exp(-0.5));
        Assert.Equal((q * Math.Log(q / p)) + ((1 - q) * Math.Log((1 - q) / (1 - p))), ReadOne(divergence), 1e-14);
        Assert.True(posterior.grad!.isfinite().all().item<bool>());
        Assert.Equal([0.0, p - q, q - p], Read(prior.grad!), (left, right) => Math.Abs(left - right) < 1e-14);
    }

    [Fact]
    public void A_prior_that_excludes_what_the_posterior_may_draw_is_infinitely_far() =>
        Assert.Equal(double.PositiveInfinity, ReadOne(KlDivergence.Categorical(Row(0.0, 0.0), Row(0.0, double.NegativeInfinity))));

    [Fact]
    public void Extreme_logits_stay_finite_in_float32()
    {
        var posterior = tensor(new[,] { { 1e4f, -1e4f } });

        Assert.Equal(2e4, ReadOne(KlDivergence.Categorical(posterior, posterior.neg())), 1e-2);
        Assert.Equal(Math.Log(2), ReadOne(KlDivergence.Categorical(posterior)), 1e-6);
        Assert.Equal(double.NaN, ReadOne(KlDivergence.Categorical(tensor(new[,] { { float.NaN, 0f } }))));
    }

    [Fact]
    public void It_agrees_with_draws()
    {
        double[] posterior = [0.2, 0.5, 0.3];
        double[] prior = [0.6, 0.1, 0.3];

        Estimates.AssertMatchesDraws(ReadOne(KlDivergence.Categorical(Row(posterior).log(), Row(prior).log())), random =>
        {
            var uniform = random.NextDouble();
            var outcome = uniform < 0.2 ? 0 : uniform < 0.7 ? 1 : 2;
            return Math.Log(posterior[outcome] / prior[outcome]);
        });
    }

    [Fact]
    public void Errors_name_the_axis_of_the_classes()
    {
        Assert.Equal(
            "KlDivergence.Categorical: logits is [4] and all its axes are batch axes; it needs an axis of classes after them.",
            Assert.Throws<ShapeException>(() => KlDivergence.Categorical(zeros(4))).Message);
        Assert.StartsWith(
            "KlDivergence.CategoricalPerDimension: classDim is 0, logits is [4, 3] with batchDims 1. Name an axis after the batch: 1 to 1, or -1 for the last.",
            Assert.Throws<ArgumentOutOfRangeException>(() => KlDivergence.CategoricalPerDimension(zeros(4, 3), classDim: 0)).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "KlDivergence.Categorical: priorLogits is a scalar, it needs one value per class. Leave it out for the uniform prior.",
            Assert.Throws<ShapeException>(() => KlDivergence.Categorical(zeros(4, 3), tensor(0.0))).Message);
        Assert.Equal("priorLogits", Assert.Throws<ShapeException>(() => KlDivergence.Categorical(zeros(4, 3), zeros(4))).TensorName);
    }
}
