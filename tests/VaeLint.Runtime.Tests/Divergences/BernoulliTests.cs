using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;
using static VaeLint.Runtime.Tests.Infrastructure.TensorValues;

namespace VaeLint.Runtime.Tests.Divergences;

public sealed class BernoulliTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_KL17(ScalarType type)
    {
        var record = LossVectors.Get("KL-17");
        var posterior = record.Input("prob_q").logit().reshape(1, 1).to_type(type);
        var prior = record.Input("prob_p").logit().to_type(type);

        record.AssertEqual("kl", KlDivergence.Bernoulli(posterior, prior));
        record.AssertEqual("kl", KlDivergence.BernoulliPerDimension(posterior, prior));
    }

    [Fact]
    public void The_values_are_those_of_the_definition_and_latents_are_summed()
    {
        double[] posterior = [0.2, 0.999, 1e-6];
        double[] prior = [0.5, 0.1, 0.3];
        var expected = posterior.Zip(prior, (q, p) => (q * Math.Log(q / p)) + ((1 - q) * Math.Log((1 - q) / (1 - p)))).ToArray();

        var each = KlDivergence.BernoulliPerDimension(Row(posterior).logit(), Vector(prior).logit());

        Assert.Equal(expected, Read(each), (left, right) => Math.Abs(left - right) <= 1e-12);
        Assert.Equal(expected.Sum(), ReadOne(KlDivergence.Bernoulli(Row(posterior).logit(), Vector(prior).logit())), 1e-12);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Equal_distributions_are_exactly_0_apart(ScalarType type)
    {
        var logits = randn(4, 6, dtype: type) * 20;

        Assert.All(Read(KlDivergence.BernoulliPerDimension(logits, logits)), value => Assert.Equal(0.0, value));
    }

    [Fact]
    public void Certain_outcomes_have_no_NaN_in_value_or_gradient()
    {
        var posterior = tensor(new[,] { { double.NegativeInfinity, double.PositiveInfinity } }).requires_grad_();
        var prior = tensor(new[] { 0.5, -1.0 }).requires_grad_();

        var divergence = KlDivergence.Bernoulli(posterior, prior);
        divergence.sum().backward();

        Assert.Equal(Math.Log(1 + Math.Exp(0.5)) + Math.Log(1 + Math.E), ReadOne(divergence), 1e-14);
        Assert.Equal([0.0, 0.0], Read(posterior.grad!));
        Assert.Equal([1 / (1 + Math.Exp(-0.5)), -1 / (1 + Math.Exp(-1))], Read(prior.grad!), (left, right) => Math.Abs(left - right) < 1e-14);
    }

    [Fact]
    public void Extreme_logits_stay_finite_in_float32()
    {
        var posterior = tensor(new[,] { { 1e4f, -1e4f, 10f } });

        Assert.Equal([1e4, 1e4, 10.0], Read(KlDivergence.BernoulliPerDimension(posterior, tensor(new[] { -1e4f, 0f, -10f }))).Select((value, index) => index == 1 ? value + 1e4 - Math.Log(2) : value).ToArray(), (left, right) => Math.Abs(left - right) <= 1e-2);
        Assert.Equal(double.NaN, ReadOne(KlDivergence.Bernoulli(tensor(new[,] { { float.NaN } }), tensor(0f))));
    }

    [Fact]
    public void It_agrees_with_draws() =>
        Estimates.AssertMatchesDraws(
            ReadOne(KlDivergence.Bernoulli(Row(0.3).logit(), Row(0.8).logit())),
            random => random.NextDouble() < 0.3 ? Math.Log(0.3 / 0.8) : Math.Log(0.7 / 0.2));

    [Fact]
    public void A_prior_that_would_be_broadcast_is_refused() =>
        Assert.Equal("priorLogits", Assert.Throws<ShapeException>(() => KlDivergence.Bernoulli(zeros(4, 3), zeros(4, 1))).TensorName);
}
