using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Tensors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

/// <summary>Values outside of what a likelihood is defined on are an error until a call of that function has passed; on CPU only.</summary>
public sealed class ValueCheckTests : TorchTest
{
    private const string Prefix = "NegativeLogLikelihood.";

    public ValueCheckTests() => FirstCallChecks.Forget();

    [Theory]
    [InlineData(0.0, 255.0, "target has values up to 255; Bernoulli needs [0, 1]. Divide by 255.")]
    [InlineData(-1.0, 1.0, "target has values down to -1; Bernoulli needs [0, 1]. Use (target + 1) / 2.")]
    [InlineData(-0.4242, 2.8215, "target has values from -0.4242 to 2.8215; Bernoulli needs [0, 1]. Values that are not in [0, 1] belong to Gaussian.")]
    [InlineData(0.5, 1.5, "target has values up to 1.5; Bernoulli needs [0, 1]. Values that are not in [0, 1] belong to Gaussian.")]
    public void Bernoulli_targets_outside_the_unit_interval(double low, double high, string message)
    {
        var target = tensor(new[,] { { low, high } });

        Assert.Equal(Prefix + "BernoulliLogits: " + message, Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.BernoulliLogits(zeros(1, 2), target)).Message);
        Assert.Equal(Prefix + "BernoulliProbabilities: " + message, Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.BernoulliProbabilities(full(1, 2, 0.5), target)).Message);
    }

    [Fact]
    public void Logits_where_probabilities_are_expected()
    {
        var error = Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.BernoulliProbabilities(tensor(new[,] { { -3.5, 4.0 } }), zeros(1, 2)));

        Assert.Equal("NegativeLogLikelihood.BernoulliProbabilities: probabilities has values from -3.5 to 4; probabilities are in [0, 1]. A decoder output before its sigmoid belongs to BernoulliLogits.", error.Message);
    }

    [Fact]
    public void Class_indices_outside_the_classes()
    {
        var logits = zeros(2, 3);

        Assert.Equal(
            "NegativeLogLikelihood.Categorical: target has classes up to 3; logits have 3 classes, 0 to 2. Pass padding as ignoreIndex or mask it.",
            Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.Categorical(logits, tensor(new long[] { 3, 1 }), classDim: 1)).Message);
        Assert.Equal(
            "NegativeLogLikelihood.Categorical: target has classes down to -100; logits have 3 classes, 0 to 2. Pass padding as ignoreIndex or mask it.",
            Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.Categorical(logits, tensor(new long[] { 0, -100 }), classDim: 1)).Message);
    }

    [Fact]
    public void Negative_counts()
    {
        var counts = tensor(new long[,] { { 3, -1 } });
        const string Message = "target has values down to -1; counts are at least 0. Pass raw counts, neither centred nor log-transformed.";

        Assert.Equal(Prefix + "Poisson: " + Message, Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.Poisson(zeros(1, 2), counts)).Message);
        Assert.Equal(Prefix + "NegativeBinomial: " + Message, Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.NegativeBinomial(ones(1, 2), ones(1), counts)).Message);
        Assert.Equal(Prefix + "ZeroInflatedNegativeBinomial: " + Message, Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.ZeroInflatedNegativeBinomial(ones(1, 2), ones(1), zeros(1, 2), counts)).Message);
    }

    [Fact]
    public void Logarithms_where_a_mean_or_a_dispersion_is_expected()
    {
        var counts = tensor(new long[,] { { 3, 1 } });

        Assert.Equal(
            Prefix + "NegativeBinomial: mean has values down to -0.5; it must not be negative. Use mean.exp() if it is a logarithm, or a softplus in the decoder.",
            Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.NegativeBinomial(full(1, 2, -0.5), ones(1), counts)).Message);
        Assert.Equal(
            Prefix + "NegativeBinomial: inverseDispersion has values down to 0; it must be greater than 0. Use inverseDispersion.exp() if it is a logarithm, or a softplus in the decoder.",
            Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.NegativeBinomial(ones(1, 2), zeros(1), counts)).Message);
    }

    [Fact]
    public void Wrong_values_stay_an_error_until_a_call_passes()
    {
        var wrong = full(1, 2, 255);

        Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.BernoulliLogits(zeros(1, 2), wrong));
        Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.BernoulliLogits(zeros(1, 2), wrong));

        Assert.Equal(2 * Math.Log(2), Numbers.Of(NegativeLogLikelihood.BernoulliLogits(zeros(1, 2), ones(1, 2)))[0], 1e-6);
        Assert.Equal(2 * Math.Log(2), Numbers.Of(NegativeLogLikelihood.BernoulliLogits(zeros(1, 2), wrong))[0], 1e-6);
        Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.BernoulliProbabilities(full(1, 2, 0.5), wrong));
    }

    [Fact]
    public void Only_values_on_the_CPU_are_read()
    {
        var meta = zeros(1, 2, device: new Device(DeviceType.META));

        Assert.False(FirstCallChecks.AreDue("a function", meta));
        Assert.True(FirstCallChecks.AreDue("a function", zeros(1, 2)));
        Assert.False(FirstCallChecks.AreDue("a function", zeros(1, 0)));
        Assert.Equal([1], NegativeLogLikelihood.BernoulliLogits(meta, meta).shape);
        Assert.True(FirstCallChecks.AreDue("NegativeLogLikelihood.BernoulliLogits", zeros(1, 2)));
    }

    [Fact]
    public void What_is_masked_is_not_checked()
    {
        var target = tensor(new[,] { { 1.0, -7.0 } });
        var mask = tensor(new[,] { { 1, 0 } });

        Assert.Equal(Math.Log(2), Numbers.Of(NegativeLogLikelihood.BernoulliLogits(zeros(1, 2), target, mask))[0], 1e-12);
        Assert.Equal(1.0, Numbers.Of(NegativeLogLikelihood.Poisson(zeros(1, 2), target, mask))[0], 1e-12);
        Assert.Equal(Math.Log(3), Numbers.Of(NegativeLogLikelihood.Categorical(zeros(1, 2, 3), target.to_type(ScalarType.Int64), -1, mask: mask))[0], 1e-6);
    }

    [Fact]
    public void Rounding_beyond_one_and_NaN_pass()
    {
        Assert.Equal(Math.Log(2), Numbers.Of(NegativeLogLikelihood.BernoulliLogits(zeros(1, 1), tensor(new[,] { { 1.0000001 } })))[0], 1e-6);
        FirstCallChecks.Forget();
        Assert.True(double.IsNaN(Numbers.Of(NegativeLogLikelihood.BernoulliLogits(zeros(1, 1), tensor(new[,] { { double.NaN } })))[0]));
        FirstCallChecks.Forget();
        Assert.Equal(
            Prefix + "BernoulliLogits: target has values up to 9; Bernoulli needs [0, 1]. Divide by 255.",
            Assert.Throws<ArgumentException>(() => NegativeLogLikelihood.BernoulliLogits(zeros(1, 2), tensor(new[,] { { double.NaN, 9.0 } }))).Message);
    }

    [Fact]
    public void Many_threads_may_make_the_first_call_together()
    {
        var target = rand(8, 3);
        var logits = randn(8, 3);
        var expected = Numbers.Of(NegativeLogLikelihood.BernoulliLogits(logits, target));
        FirstCallChecks.Forget();

        var results = new double[8][];
        Parallel.For(0, 8, index =>
        {
            using var scope = NewDisposeScope();
            results[index] = Numbers.Of(NegativeLogLikelihood.BernoulliLogits(logits, target));
        });

        Assert.All(results, values => Assert.Equal(expected, values));
    }
}
