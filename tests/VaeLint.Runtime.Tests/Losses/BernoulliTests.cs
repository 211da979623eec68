using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

public sealed class BernoulliTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R01_every_logit_with_every_target(ScalarType type)
    {
        var record = LossVectors.Get("R-01");
        var logits = record.Input("logits", type).unsqueeze(1).expand(9, 3);
        var target = record.Input("x", type).unsqueeze(0).expand(9, 3);

        record.AssertEqual("nll", NegativeLogLikelihood.BernoulliLogits(logits, target, batchDims: 2));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R02(ScalarType type)
    {
        var record = LossVectors.Get("R-02");

        var likelihood = NegativeLogLikelihood.BernoulliLogits(record.Input("logits", type), record.Input("x", type));

        record.AssertEqual("per_sample", likelihood);
        record.AssertEqual("batch_mean", likelihood.mean());
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R03_probabilities(ScalarType type)
    {
        var record = LossVectors.Get("R-03");

        record.AssertEqual("per_element", NegativeLogLikelihood.BernoulliProbabilities(record.Input("probs", type), record.Input("x", type)));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R04_the_floor_of_soft_targets_is_their_entropy(ScalarType type)
    {
        var record = LossVectors.Get("R-04");
        var target = record.Input("x", type);

        record.AssertEqual("entropy", NegativeLogLikelihood.BernoulliProbabilities(target, target));
        record.AssertEqual("entropy", NegativeLogLikelihood.BernoulliLogits((target.log() - (-target).log1p()).clamp(-1e4, 1e4), target));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_G02_the_gradient_of_logits(ScalarType type)
    {
        var record = LossVectors.Get("G-02");

        var gradients = Gradients.Backward(inputs => NegativeLogLikelihood.BernoulliLogits(inputs[0], record.Input("x", type)), record.Input("logits", type));

        record.AssertEqual("d_logits", gradients[0]);
    }

    [Theory]
    [InlineData("S-01", ScalarType.Float64)]
    [InlineData("S-01", ScalarType.Float32)]
    [InlineData("S-02", ScalarType.Float64)]
    [InlineData("S-02", ScalarType.Float32)]
    public void Reference_records_S01_S02_images_sum_over_channels_too(string id, ScalarType type)
    {
        var record = LossVectors.Get(id);

        record.AssertEqual("per_sample", NegativeLogLikelihood.BernoulliLogits(record.Input("logits", type), record.Input("x", type)));
    }

    [Theory]
    [InlineData(8.0)]
    [InlineData(10.0)]
    [InlineData(12.0)]
    [InlineData(14.5)]
    public void Well_fitted_binary_pixels_keep_six_digits_in_float32(double logit)
    {
        var signs = (rand(8, 784) > 0.5).to_type(ScalarType.Float32);
        var logits = ((signs * 2) - 1) * logit;

        var likelihood = NegativeLogLikelihood.BernoulliLogits(logits, signs);

        // log(1 + e) by its series: Math.Log(1 + e) has lost what is asserted here.
        var e = Math.Exp(-logit);
        var exact = 784 * (e - (e * e / 2) + (e * e * e / 3));
        Numbers.AssertRelative([.. Enumerable.Repeat(exact, 8)], likelihood, 1e-6);
    }

    [Fact]
    public void Gradients_of_well_fitted_binary_pixels_keep_six_digits_in_float32()
    {
        var logits = tensor(new[,] { { 8f, -9f, 12f, -11f, 0f } });
        var target = tensor(new[,] { { 1f, 0f, 1f, 0f, 1f } });

        var gradient = Gradients.Backward(inputs => NegativeLogLikelihood.BernoulliLogits(inputs[0], target), logits)[0];

        Numbers.AssertRelative([-1 / (1 + Math.Exp(8)), 1 / (1 + Math.Exp(9)), -1 / (1 + Math.Exp(12)), 1 / (1 + Math.Exp(11)), -0.5], gradient, 1e-6);
    }

    [Fact]
    public void Logits_of_ten_thousand_are_exact_and_their_gradient_does_not_die()
    {
        var logits = tensor(new[,] { { 1e4f, 1e4f, -1e4f, -1e4f } });
        var target = tensor(new[,] { { 0f, 1f, 0f, 1f } });

        Assert.Equal([1e4, 0, 0, 1e4], Numbers.Of(NegativeLogLikelihood.BernoulliLogits(logits, target, batchDims: 2)));
        Assert.Equal([1, 0, 0, -1], Numbers.Of(Gradients.Backward(inputs => NegativeLogLikelihood.BernoulliLogits(inputs[0], target), logits)[0]));
    }

    [Fact]
    public void The_target_gets_its_gradient_too()
    {
        var logits = tensor(new[,] { { -2.0, 0.5, 3.0, 1.0, -1.0 } });
        var target = tensor(new[,] { { 0.2, 0.5, 0.9, 0.0, 1.0 } });

        Numbers.AssertClose(-logits, Gradients.Backward(inputs => NegativeLogLikelihood.BernoulliLogits(logits, inputs[0]), target)[0], 1e-14);
        Gradients.AssertMatchDifferences(inputs => NegativeLogLikelihood.BernoulliProbabilities(logits.sigmoid(), inputs[0]), 1e-7, target);
    }

    [Fact]
    public void Right_saturated_probabilities_cost_nothing_and_have_a_finite_gradient()
    {
        var probabilities = tensor(new[,] { { 0.0, 1.0 } });
        var target = tensor(new[,] { { 0.0, 1.0 } });

        Assert.Equal([0.0], Numbers.Of(NegativeLogLikelihood.BernoulliProbabilities(probabilities, target)));
        Assert.Equal([1.0, -1.0], Numbers.Of(Gradients.Backward(inputs => NegativeLogLikelihood.BernoulliProbabilities(inputs[0], target), probabilities)[0]));
    }

    [Fact]
    public void Wrong_saturated_probabilities_are_infinite_and_not_clamped()
    {
        var likelihood = NegativeLogLikelihood.BernoulliProbabilities(tensor(new[,] { { 0.0 }, { 1.0 }, { 1e-60 } }), tensor(new[,] { { 1.0 }, { 0.5 }, { 1.0 } }));

        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity], Numbers.Of(likelihood)[..2]);
        Assert.Equal(60 * Math.Log(10), Numbers.Of(likelihood)[2], 1e-10);
    }

    [Theory]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Bool)]
    public void Integer_targets_are_widened(ScalarType type)
    {
        var record = LossVectors.Get("R-02");

        record.AssertEqual("per_sample", NegativeLogLikelihood.BernoulliLogits(record.Input("logits"), record.Input("x").to_type(type)));
    }

    [Fact]
    public void Agrees_with_the_cross_entropies_of_TorchSharp()
    {
        var logits = randn(5, 7, 2, ScalarType.Float64) * 3;
        var target = rand(5, 7, 2, ScalarType.Float64);
        var expected = nn.functional.binary_cross_entropy_with_logits(logits, target, reduction: nn.Reduction.None).sum(1, 2);

        Numbers.AssertClose(expected, NegativeLogLikelihood.BernoulliLogits(logits, target), 1e-12);
        Numbers.AssertClose(expected, NegativeLogLikelihood.BernoulliProbabilities(logits.sigmoid(), target), 1e-12);
        Numbers.AssertClose(
            nn.functional.binary_cross_entropy(logits.sigmoid(), target, reduction: nn.Reduction.None).sum(1, 2),
            NegativeLogLikelihood.BernoulliProbabilities(logits.sigmoid(), target),
            1e-12);
    }
}
