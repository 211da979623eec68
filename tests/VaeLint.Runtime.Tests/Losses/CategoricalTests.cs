using TorchSharp;
using VaeLint.Runtime.Tests.Infrastructure;
using VaeLint.Runtime.Tests.Vectors;
using static TorchSharp.torch;

namespace VaeLint.Runtime.Tests.Losses;

public sealed class CategoricalTests : TorchTest
{
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_R16(ScalarType type)
    {
        var record = LossVectors.Get("R-16");
        var (logits, target) = (record.Input("logits", type), record.Input("target", ScalarType.Int64));

        record.AssertEqual("per_position", NegativeLogLikelihood.Categorical(logits, target, classDim: 1));
        record.AssertEqual("sum", NegativeLogLikelihood.Categorical(logits, target, classDim: -1, batchDims: 0));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_S04_text_with_padding(ScalarType type)
    {
        var record = LossVectors.Get("S-04");
        var (logits, target, mask) = (record.Input("logits", type), record.Input("target", ScalarType.Int64), record.Input("mask", ScalarType.Bool));

        var masked = NegativeLogLikelihood.Categorical(logits, target, classDim: -1, mask: mask);

        record.AssertEqual("per_sample", masked);
        record.AssertEqual("batch_mean", masked.mean());
        var padded = target.masked_fill(mask.logical_not(), -100);
        record.AssertEqual("per_sample", NegativeLogLikelihood.Categorical(logits, padded, classDim: -1, ignoreIndex: -100));
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float32)]
    public void Reference_record_G07_the_gradient_is_softmax_minus_one_hot(ScalarType type)
    {
        var record = LossVectors.Get("G-07");
        var target = record.Input("target", ScalarType.Int64).view(1);

        var slopes = Gradients.Backward(inputs => NegativeLogLikelihood.Categorical(inputs[0], target, classDim: 1), record.Input("logits", type).unsqueeze(0));

        record.AssertEqual("d_logits", slopes[0]);
    }

    [Theory]
    [InlineData(new[] { 12f, 0.5f, -1f }, 0, 1.23903462449547e-5)]
    [InlineData(new[] { 30f, 1f, 0f }, 0, 3.479427944260335e-13)]
    [InlineData(new[] { -3f, 14f, 0.25f }, 1, 1.1091027721679274e-6)]
    [InlineData(new[] { 20f, 20f, -5f }, 2, 25.693147180566889)]
    public void A_token_that_is_predicted_well_keeps_six_digits_in_float32(float[] logits, long token, double expected)
    {
        var likelihood = NegativeLogLikelihood.Categorical(tensor(logits).unsqueeze(0), tensor(new[] { token }), classDim: 1);

        Numbers.AssertRelative([expected], likelihood, 2e-6);
    }

    [Fact]
    public void The_class_axis_may_be_any_axis_of_the_event()
    {
        var logits = randn(2, 5, 3, 4, ScalarType.Float64);
        var target = randint(0, 5, [2, 3, 4], ScalarType.Int64);
        var mask = rand(2, 3) > 0.3;
        var expected = NegativeLogLikelihood.Categorical(logits, target, classDim: 1, mask: mask);

        Numbers.AssertClose(expected, NegativeLogLikelihood.Categorical(logits.permute(0, 2, 3, 1), target, classDim: -1, mask: mask), 1e-13);
        Numbers.AssertClose(expected, NegativeLogLikelihood.Categorical(logits.permute(0, 2, 1, 3), target, classDim: 2, mask: mask), 1e-13);
    }

    [Fact]
    public void Agrees_with_the_cross_entropy_of_TorchSharp()
    {
        var logits = randn(4, 6, 3, ScalarType.Float64) * 2;
        var target = randint(0, 6, [4, 3], ScalarType.Int64);

        Numbers.AssertClose(
            nn.functional.cross_entropy(logits, target, reduction: nn.Reduction.None).sum(1L),
            NegativeLogLikelihood.Categorical(logits, target, classDim: 1),
            1e-12);
        Numbers.AssertClose(
            nn.functional.cross_entropy(logits, target, ignore_index: 2, reduction: nn.Reduction.None).sum(1L),
            NegativeLogLikelihood.Categorical(logits, target, classDim: 1, ignoreIndex: 2),
            1e-12);
    }

    [Fact]
    public void Ignored_positions_may_hold_anything_and_get_no_gradient()
    {
        var logits = tensor(new[, ,] { { { 1.0, 2.0 }, { double.NaN, double.NegativeInfinity } } });
        var target = tensor(new long[,] { { 1, -100 } });

        var gradient = Gradients.Backward(inputs => NegativeLogLikelihood.Categorical(inputs[0], target, classDim: -1, ignoreIndex: -100), logits)[0];

        Numbers.AssertClose([Math.Log(1 + Math.Exp(-1))], NegativeLogLikelihood.Categorical(logits, target, classDim: -1, ignoreIndex: -100), 1e-14);
        var chance = 1 / (1 + Math.E);
        Numbers.AssertClose([chance, -chance, 0, 0], gradient, 1e-14);
    }

    [Fact]
    public void An_ignored_index_and_weights_work_together()
    {
        var logits = randn(2, 3, 4, ScalarType.Float64);
        var target = tensor(new long[,] { { 0, 3, 1 }, { 3, 2, 3 } });
        var weights = tensor(new[,] { { 0.5, 2.0, 1.0 }, { 1.0, 3.0, 0.0 } });
        var elements = NegativeLogLikelihood.Categorical(logits, target, classDim: -1, batchDims: 2);

        Numbers.AssertClose(
            (elements * weights * target.ne(3)).sum(1L),
            NegativeLogLikelihood.Categorical(logits, target, classDim: -1, ignoreIndex: 3, mask: weights),
            1e-13);
    }

    [Fact]
    public void Classes_that_are_ruled_out_and_a_single_class_have_finite_gradients()
    {
        var logits = tensor(new[,] { { 1.0, double.NegativeInfinity, 0.0 } });
        var one = tensor(new[,] { { 4.0 } });

        Numbers.AssertClose([Math.Log(1 + Math.Exp(-1))], NegativeLogLikelihood.Categorical(logits, tensor(new long[] { 0 }), classDim: 1), 1e-14);
        Assert.Equal(0.0, Numbers.Of(Gradients.Backward(inputs => NegativeLogLikelihood.Categorical(inputs[0], tensor(new long[] { 0 }), classDim: 1), logits)[0])[1]);
        Assert.Equal([0.0], Numbers.Of(NegativeLogLikelihood.Categorical(one, tensor(new long[] { 0 }), classDim: 1)));
        Assert.Equal([0.0], Numbers.Of(Gradients.Backward(inputs => NegativeLogLikelihood.Categorical(inputs[0], tensor(new long[] { 0 }), classDim: 1), one)[0]));
    }

    [Fact]
    public void Logits_of_ten_thousand_are_exact()
    {
        var logits = tensor(new[,] { { 1e4f, -1e4f }, { 1e4f, -1e4f } });
        var target = tensor(new long[] { 0, 1 });

        Assert.Equal([0.0, 2e4], Numbers.Of(NegativeLogLikelihood.Categorical(logits, target, classDim: 1)));
        Assert.Equal([0.0, 0.0, 1.0, -1.0], Numbers.Of(Gradients.Backward(inputs => NegativeLogLikelihood.Categorical(inputs[0], target, classDim: 1), logits)[0]));
    }

    [Theory]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int32)]
    public void Indices_of_any_integer_type(ScalarType type)
    {
        var record = LossVectors.Get("R-16");

        record.AssertEqual("per_position", NegativeLogLikelihood.Categorical(record.Input("logits"), record.Input("target", type), classDim: 1));
    }
}
